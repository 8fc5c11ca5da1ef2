import type { EditableValues } from "../../../../src/contract/index.ts";
import { useFormats } from "../../../i18n/format.ts";

const PEOPLE_SHOWN = 5;

/** The value of a field as one line; empty where there is none. */
export function useValueText(): (value: EditableValues[keyof EditableValues]) => string {
  const formats = useFormats();
  return (value) => {
    if (value === null) return "";
    if (!Array.isArray(value)) return String(value);
    const names = value.map((one) => (typeof one === "string" ? one : one.name));
    const rest = names.length - PEOPLE_SHOWN;
    const shown = names.slice(0, PEOPLE_SHOWN).join(", ");
    return rest > 0 ? `${shown} + ${formats.number(rest)}` : shown;
  };
}
