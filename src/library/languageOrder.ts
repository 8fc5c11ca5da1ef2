import { type Language, type Locale, languageOfLocale, languageTag } from "../contract/index.ts";

/**
 * Which of two languages of a text a person reads sooner: theirs as it is written in their country, theirs, theirs of
 * another country, English, English of another country, the film's own, none, any.
 * @returns a place, 0 the best
 */
export function languageOrder(wanted: Language | Locale, original: string | null): (tag: string) => number {
  const own = normalised(wanted);
  const spoken = languageOfLocale(wanted);
  const isOf = (language: string) => (tag: string) => tag.split("-", 1)[0] === language;
  const is = (language: string) => (tag: string) => tag === language;
  const order = [is(own), is(spoken), isOf(spoken), is("en"), isOf("en"), is(original ?? ""), is("")];
  return (tag) => {
    const place = order.findIndex((matches) => matches(normalised(tag)));
    return place < 0 ? order.length : place;
  };
}

function normalised(tag: string): string {
  const [language = "", country = null] = tag.split("-");
  return languageTag(language, country);
}
