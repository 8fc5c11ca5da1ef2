import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { api } from "../../../api/client.ts";
import { Button } from "../../../components/Button.tsx";
import { Field } from "../../../components/Field.tsx";
import { formText, submitHandler } from "../../../components/formData.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { Section } from "./Section.tsx";

export function PasswordChange() {
  const t = useTranslations("settings");
  const tCommon = useTranslations("common");
  const problemText = useProblemMessage();
  const form = useRef<HTMLFormElement>(null);
  const change = useMutation(
    api.accounts.me.password.mutationOptions({
      onSuccess: () => {
        showToast(t("passwordChanged"));
        form.current?.reset();
      },
    }),
  );
  const submit = submitHandler((fields) =>
    change.mutate({
      currentPassword: formText(fields, "currentPassword"),
      newPassword: formText(fields, "newPassword"),
    }),
  );
  return (
    <Section title={t("password")}>
      <form ref={form} className="flex flex-wrap items-end gap-3" onSubmit={submit}>
        <Field
          className="min-w-48 grow"
          name="currentPassword"
          type="password"
          autoComplete="current-password"
          label={t("passwordPresent")}
          required
        />
        <Field
          className="min-w-48 grow"
          name="newPassword"
          type="password"
          autoComplete="new-password"
          label={t("passwordNext")}
          required
        />
        <Button type="submit" disabled={change.isPending}>
          {tCommon("save")}
        </Button>
        {change.isError && (
          <p role="alert" className="w-full text-sm text-danger">
            {problemText(change.error)}
          </p>
        )}
      </form>
    </Section>
  );
}
