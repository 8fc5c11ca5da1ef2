import type { InterpretationPart, Language } from "../../contract/index.ts";
import { genreName, type Interpretation, placeName, type QueryPart } from "../../library/index.ts";

/** How a search was understood, each value named in the person's language. */
export function labelledInterpretation({ parts, corrected, without }: Interpretation, language: Language) {
  return {
    parts: parts.map((part): InterpretationPart => ({ ...part, label: labelOf(part, language) })),
    corrected: [...corrected],
    without: [...without],
  };
}

function labelOf({ kind, value }: QueryPart, language: Language): string {
  switch (kind) {
    case "genre":
      return genreName(value, language);
    case "country":
    case "language":
      return placeName(kind, value, language);
    case "decade":
      return value
        .split("+")
        .map((from) => (language === "fr" ? `Années ${from}` : `${from}s`))
        .join(" / ");
    case "years":
      return value.replace("-", "–");
    default:
      return value;
  }
}
