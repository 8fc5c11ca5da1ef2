import { Trash2, UserPlus } from "lucide-react";
import { useRef, useState } from "react";
import type { User } from "../../../../src/contract/index.ts";
import { useUser } from "../../../api/session.ts";
import { Avatar } from "../../../components/Avatar.tsx";
import { Button } from "../../../components/Button.tsx";
import { ConfirmModal } from "../../../components/ConfirmModal.tsx";
import { Field } from "../../../components/Field.tsx";
import { formText, submitHandler } from "../../../components/formData.ts";
import { Select } from "../../../components/Select.tsx";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useHousehold } from "../hooks/useHousehold.ts";
import { Section } from "./Section.tsx";

export function Household() {
  const t = useTranslations("settings");
  const tLogin = useTranslations("login");
  const problemText = useProblemMessage();
  const me = useUser();
  const { people, add, limit, remove } = useHousehold();
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
          <li key={person.userId} className="flex min-h-12 items-center gap-3">
            <Avatar user={person} className="size-8 text-sm" />
            <span className="min-w-0 grow">
              {person.displayName}{" "}
              <span className="text-sm text-quiet">
                · {t(person.role)}
                {person.userId === me.userId && ` · ${t("you")}`}
              </span>
            </span>
            {person.role !== "owner" && (
              <AgeLimit
                person={person}
                onChange={(maximumAge) => limit.mutate({ userId: person.userId, maximumAge })}
              />
            )}
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
      <p className="mt-3 text-sm text-quiet">{t("ageLimitText")}</p>
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

/** Years: those of the certifications of most countries. */
const AGE_LIMITS = ["none", "0", "6", "8", "10", "12", "14", "16"] as const;

/** The age up to which a kids profile may see films. */
function AgeLimit({ person, onChange }: { person: User; onChange: (maximumAge: number | null) => void }) {
  const t = useTranslations("settings");
  const value = person.maximumAge === null ? "none" : String(person.maximumAge);
  const labelOf = (age: string) => {
    if (age === "none") return t("noAgeLimit");
    return age === "0" ? t("ageLimitAll") : t("ageLimit", { age });
  };
  // A limit that another client set is offered too.
  const values = [...new Set([...AGE_LIMITS, value])];
  return (
    <Select
      label={t("ageLimitOf", { name: person.displayName })}
      value={value}
      options={values.map((age) => ({ value: age, label: labelOf(age) }))}
      onChange={(age) => onChange(age === "none" ? null : Number(age))}
    />
  );
}
