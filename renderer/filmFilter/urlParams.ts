/** How the values of a filter stand in an address, by the kind that the contract's table declares. Pure. */
import type { FILM_FILTERS, FilterName } from "../../src/contract/filmFilters.ts";

type Filter = (typeof FILM_FILTERS)[FilterName];
export type Value = string | number | boolean | readonly string[] | null;

/** No filter: null, or none of several. */
export function emptyValueOf({ kind }: Filter): Value {
  return kind === "texts" || kind === "choices" ? [] : null;
}

export function isEmptyValue(value: Value): boolean {
  return Array.isArray(value) ? value.length === 0 : value === null;
}

/** The values of a parameter, one after another. */
export function formatParam(value: Value): readonly string[] {
  if (value === null) return [];
  if (typeof value === "boolean") return [value ? "yes" : "no"];
  return Array.isArray(value) ? value : [String(value)];
}

/** What an address says; nonsense is no filter. */
export function parseParam(texts: readonly string[], filter: Filter): Value {
  const [text] = texts;
  switch (filter.kind) {
    case "texts":
      return texts;
    case "choices":
      return texts.filter((one) => filter.of.some((known) => known === one));
    case "text":
      return text ?? null;
    case "choice":
      return filter.of.find((known) => known === text) ?? null;
    case "flag":
      return text === "yes" ? true : text === "no" ? false : null;
    case "id":
      return numberIn(text, (number) => Number.isSafeInteger(number) && number > 0);
    case "whole":
      return numberIn(text, Number.isSafeInteger);
    case "number":
      return numberIn(text, (number) => number >= filter.from && number <= filter.to);
  }
}

function numberIn(text: string | undefined, isValid: (number: number) => boolean): number | null {
  if (text === undefined || text.trim() === "") return null;
  const number = Number(text);
  return isValid(number) ? number : null;
}
