import { useMutation } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { useEnter } from "../../../api/session.ts";
import { Button } from "../../../components/Button.tsx";
import { Field } from "../../../components/Field.tsx";
import { onSubmit, textOf } from "../../../components/formText.ts";
import { useProblemText } from "../../../components/useProblemText.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { Password } from "./Password.tsx";

export function LoginForm() {
  const t = useTranslations("login");
  const problemText = useProblemText();
  const enter = useEnter();
  const logIn = useMutation(api.accounts.sessions.create.mutationOptions({ onSuccess: enter }));

  return (
    <form
      className="space-y-4"
      onSubmit={onSubmit((fields) =>
        logIn.mutate({ userId: textOf(fields, "userId").trim(), password: textOf(fields, "password") }),
      )}
    >
      <Field label={t("userId")} name="userId" autoComplete="username" autoFocus required />
      <Password
        label={t("password")}
        name="password"
        autoComplete="current-password"
        required
        error={logIn.isError ? problemText(logIn.error) : undefined}
      />
      <Button type="submit" variant="primary" className="w-full justify-center" disabled={logIn.isPending}>
        {t(logIn.isPending ? "loggingIn" : "logIn")}
      </Button>
    </form>
  );
}
