import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useId, useState } from "react";
import { EDIT_LIMITS } from "../../../../src/contract/editableFields.ts";
import type { EditableValues } from "../../../../src/contract/index.ts";
import { api } from "../../../api/client.ts";
import { useTranslations } from "../../../i18n/index.ts";

type Credit = EditableValues["credits"][number];
type PersonInputProps = { credit: Credit; onChange: (change: Partial<Credit>) => void };

const SUGGESTIONS = 8;

/** A person's name. People of the library are suggested; any other name is a new person. */
export function PersonInput({ credit, onChange }: PersonInputProps) {
  const t = useTranslations("edit");
  const id = useId();
  const [isTyping, setTyping] = useState(false);
  const text = useDeferredValue(credit.name.trim());
  const found = useQuery({
    ...api.people.find.queryOptions({ input: { q: text, limit: SUGGESTIONS } }),
    enabled: isTyping && text.length > 1,
  }).data;
  const people = found?.items ?? [];
  return (
    <>
      <input
        aria-label={t("personName")}
        placeholder={t("personName")}
        className="field min-w-36 grow basis-36"
        list={id}
        required
        maxLength={EDIT_LIMITS.personName}
        value={credit.name}
        onChange={({ target: { value } }) => {
          setTyping(true);
          onChange({ name: value, personId: people.find(({ name }) => name === value)?.personId ?? 0 });
        }}
      />
      <datalist id={id}>
        {people.map(({ personId, name }) => (
          <option key={personId} value={name} />
        ))}
      </datalist>
    </>
  );
}
