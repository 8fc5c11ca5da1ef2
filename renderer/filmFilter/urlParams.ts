/** Converts filter values to and from URL parameters, by the kind that the contract declares. Pure. */
import type { FILM_FILTERS, FilterName } from "../../src/contract/filmFilters.ts";

type Filter = (typeof FILM_FILTERS)[FilterName];
export type Value = string | number | boolean | readonly (string | number)[] | null;

/** The value of a filter that is not set: null, or an empty list. */
export function emptyValueOf({ kind }: Filter): Value {
  return kind === "texts" || kind === "choices" || kind === "ids" ? [] : null;
}

export function isEmptyValue(value: Value): boolean {
  return Array.isArray(value) ? value.length === 0 : value === null;
}

/** The values of the parameter in the URL. */
export function formatParam(value: Value): readonly string[] {
  if (value === null) return [];
  if (typeof value === "boolean") return [value ? "yes" : "no"];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

/** The filter in a URL; an invalid value sets none. */
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
      return numberIn(text, isId);
    case "ids":
      return texts.flatMap((one) => numberIn(one, isId) ?? []);
    case "day":
      return text !== undefined && isDay(text) ? text : null;
    case "whole":
      return numberIn(text, Number.isSafeInteger);
    case "number":
      return numberIn(text, (number) => number >= filter.from && number <= filter.to);
  }
}

const isId = (number: number): boolean => Number.isSafeInteger(number) && number > 0;

/** Whether the text is a day of the calendar, `YYYY-MM-DD`. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function numberIn(text: string | undefined, isValid: (number: number) => boolean): number | null {
  if (text === undefined || text.trim() === "") return null;
  const number = Number(text);
  return isValid(number) ? number : null;
}
