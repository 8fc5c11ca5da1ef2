import { useMutation } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { problemOf } from "../../../api/problem.ts";
import { useEnter } from "../../../api/session.ts";
import { Button } from "../../../components/Button.tsx";
import { Field } from "../../../components/Field.tsx";
import { onSubmit, textOf } from "../../../components/formText.ts";
import { useProblemText } from "../../../components/useProblemText.ts";
import { useLanguage, useTranslations } from "../../../i18n/index.ts";
import { Password } from "./Password.tsx";

/** The language of the account is the one being read; the choice stands below the form. */
export function SetupForm() {
  const t = useTranslations("login");
  const language = useLanguage();
  const problemText = useProblemText();
  const enter = useEnter();
  const setUp = useMutation(api.accounts.setup.create.mutationOptions({ onSuccess: enter }));

  const submit = onSubmit((form) => {
    const userId = textOf(form, "userId").trim();
    setUp.mutate({ userId, password: textOf(form, "password"), language });
  });
  const aboutField = (path: string) =>
    problemOf(setUp.error)?.errors?.find((error) => error.path.includes(path))?.message;
  const aboutName = aboutField("userId");
  const aboutPassword = aboutField("password");

  return (
    <form className="space-y-4" onSubmit={submit}>
      <Field label={t("userId")} name="userId" autoComplete="username" autoFocus required error={aboutName} />
      <Password
        label={t("password")}
        name="password"
        autoComplete="new-password"
        required
        hint={t("passwordHint")}
        error={aboutPassword ?? (setUp.isError && !aboutName ? problemText(setUp.error) : undefined)}
      />
      <Button type="submit" variant="primary" className="w-full justify-center" disabled={setUp.isPending}>
        {t(setUp.isPending ? "creating" : "create")}
      </Button>
    </form>
  );
}
