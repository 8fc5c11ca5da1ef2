import { Trash2, UserPlus } from "lucide-react";
import { useRef, useState } from "react";
import type { User } from "../../../../src/contract/index.ts";
import { useUser } from "../../../api/session.ts";
import { Button } from "../../../components/Button.tsx";
import { ConfirmModal } from "../../../components/ConfirmModal.tsx";
import { Field } from "../../../components/Field.tsx";
import { formText, submitHandler } from "../../../components/formData.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useHousehold } from "../hooks/useHousehold.ts";
import { Section } from "./Section.tsx";

export function Household() {
  const t = useTranslations("settings");
  const tLogin = useTranslations("login");
  const problemText = useProblemMessage();
  const me = useUser();
  const { people, add, remove } = useHousehold();
  const [leaving, setLeaving] = useState<User | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const submit = submitHandler((fields) =>
    add.mutate(
      { userId: formText(fields, "userId").trim(), password: formText(fields, "password") },
      { onSuccess: () => form.current?.reset() },
    ),
  );

  return (
    <Section name="household" title={t("household")} hint={t("householdText")}>
      <ul className="divide-y divide-line/70">
        {people.data?.items.map((person) => (
          <li key={person.userId} className="flex min-h-12 items-center justify-between gap-4">
            <span>
              {person.displayName}{" "}
              <span className="text-sm text-quiet">
                · {t(person.role)}
                {person.userId === me.userId && ` · ${t("you")}`}
              </span>
            </span>
            {person.role !== "owner" && (
              <Button
                size="icon"
                variant="plain"
                aria-label={t("removePerson", { name: person.displayName })}
                onClick={() => setLeaving(person)}
              >
                <Trash2 aria-hidden className="size-4" />
              </Button>
            )}
          </li>
        ))}
      </ul>
      <form ref={form} className="mt-4 flex flex-wrap items-end gap-3 border-t border-line pt-4" onSubmit={submit}>
        <Field className="min-w-40 grow" name="userId" label={tLogin("userId")} autoComplete="off" required />
        <Field
          className="min-w-40 grow"
          name="password"
          type="password"
          label={tLogin("password")}
          autoComplete="new-password"
          required
        />
        <Button type="submit" disabled={add.isPending}>
          <UserPlus aria-hidden className="size-4" />
          {t("addPerson")}
        </Button>
        {add.isError && (
          <p role="alert" className="w-full text-sm text-danger">
            {problemText(add.error)}
          </p>
        )}
      </form>
      <ConfirmModal
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t("removePersonTitle", { name: leaving?.displayName ?? "" })}
        text={t("removePersonText")}
        action={t("removePerson", { name: leaving?.displayName ?? "" })}
        onConfirm={() => leaving && remove.mutate({ userId: leaving.userId })}
      />
    </Section>
  );
}
