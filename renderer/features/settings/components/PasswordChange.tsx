import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { api } from "../../../api/client.ts";
import { Button } from "../../../components/Button.tsx";
import { Field } from "../../../components/Field.tsx";
import { onSubmit, textOf } from "../../../components/formText.ts";
import { tell } from "../../../components/toasts.ts";
import { useProblemText } from "../../../components/useProblemText.ts";
import { useWords } from "../../../i18n/index.ts";
import { Section } from "./Section.tsx";

export function PasswordChange() {
  const words = useWords("settings");
  const common = useWords("common");
  const problemText = useProblemText();
  const form = useRef<HTMLFormElement>(null);
  const change = useMutation(
    api.accounts.me.password.mutationOptions({
      onSuccess: () => {
        tell(words("passwordChanged"));
        form.current?.reset();
      },
    }),
  );
  const submit = onSubmit((fields) =>
    change.mutate({ present: textOf(fields, "present"), next: textOf(fields, "next") }),
  );
  return (
    <Section title={words("password")}>
      <form ref={form} className="flex flex-wrap items-end gap-3" onSubmit={submit}>
        <Field
          className="min-w-48 grow"
          name="present"
          type="password"
          autoComplete="current-password"
          label={words("passwordPresent")}
          required
        />
        <Field
          className="min-w-48 grow"
          name="next"
          type="password"
          autoComplete="new-password"
          label={words("passwordNext")}
          required
        />
        <Button type="submit" disabled={change.isPending}>
          {common("save")}
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
