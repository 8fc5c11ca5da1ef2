import { type Language, type Locale, languageOfLocale, languageTag } from "../../contract/index.ts";

/**
 * Ranks the languages of a text for a reader: their own as written in their country, their own, their own of another
 * country, English, English of another country, the film's original one, none, any other.
 * @returns the rank of a language tag, 0 the best
 */
export function languageOrder(wanted: Language | Locale, original: string | null): (tag: string) => number {
  const own = normalised(wanted);
  const language = languageOfLocale(wanted);
  const isOf = (expected: string) => (tag: string) => tag.split("-", 1)[0] === expected;
  const is = (expected: string) => (tag: string) => tag === expected;
  const order = [is(own), is(language), isOf(language), is("en"), isOf("en"), is(original ?? ""), is("")];
  return (tag) => {
    const rank = order.findIndex((matches) => matches(normalised(tag)));
    return rank < 0 ? order.length : rank;
  };
}

function normalised(tag: string): string {
  const [language = "", country = null] = tag.split("-");
  return languageTag(language, country);
}
