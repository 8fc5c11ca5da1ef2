import { useMutation } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { useSetSession } from "../../../api/session.ts";
import { Button } from "../../../components/Button.tsx";
import { Field } from "../../../components/Field.tsx";
import { formText, submitHandler } from "../../../components/formData.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { PasswordField } from "./PasswordField.tsx";

export function LoginForm() {
  const t = useTranslations("login");
  const problemText = useProblemMessage();
  const enter = useSetSession();
  const logIn = useMutation(api.accounts.sessions.create.mutationOptions({ onSuccess: enter }));

  return (
    <form
      className="space-y-4"
      onSubmit={submitHandler((fields) =>
        logIn.mutate({ userId: formText(fields, "userId").trim(), password: formText(fields, "password") }),
      )}
    >
      <Field label={t("userId")} name="userId" autoComplete="username" autoFocus required />
      <PasswordField
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
