import type { InterpretationPart, Language } from "../../contract/index.ts";
import {
  FIRST_YEAR,
  genreName,
  type Interpretation,
  LAST_YEAR,
  placeName,
  type QueryPart,
} from "../../library/index.ts";
import { translate } from "../../messages/index.ts";

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
        .map((from) => translate(language, "search_decade", { from }))
        .join(" / ");
    case "years":
      return yearsLabel(value, language);
    default:
      return value;
  }
}

/** The end of a range that has none is the last year that a search understands: nobody typed it. */
function yearsLabel(range: string, language: Language): string {
  const [from = "", to = ""] = range.split("-");
  if (Number(to) === LAST_YEAR) return translate(language, "search_since", { from });
  if (Number(from) === FIRST_YEAR) return translate(language, "search_before", { to: Number(to) + 1 });
  return `${from}–${to}`;
}
