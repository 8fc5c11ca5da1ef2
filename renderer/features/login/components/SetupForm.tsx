import { useMutation } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { problemOf } from "../../../api/problem.ts";
import { useSetSession } from "../../../api/session.ts";
import { Button } from "../../../components/Button.tsx";
import { Field } from "../../../components/Field.tsx";
import { formText, submitHandler } from "../../../components/formData.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useLanguage, useTranslations } from "../../../i18n/index.ts";
import { PasswordField } from "./PasswordField.tsx";

/** Creates the owner's account, in the language that the page is shown in. */
export function SetupForm() {
  const t = useTranslations("login");
  const language = useLanguage();
  const problemText = useProblemMessage();
  const enter = useSetSession();
  const setUp = useMutation(api.accounts.setup.create.mutationOptions({ onSuccess: enter }));

  const submit = submitHandler((form) => {
    const userId = formText(form, "userId").trim();
    setUp.mutate({ userId, password: formText(form, "password"), language });
  });
  const aboutField = (path: string) =>
    problemOf(setUp.error)?.errors?.find((error) => error.path.includes(path))?.message;
  const aboutName = aboutField("userId");
  const aboutPassword = aboutField("password");

  return (
    <form className="space-y-4" onSubmit={submit}>
      <Field label={t("userId")} name="userId" autoComplete="username" autoFocus required error={aboutName} />
      <PasswordField
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
