/** The program speaks these, ISO 639-1. */
export const LANGUAGES = ["fr", "en"] as const;

export type Language = (typeof LANGUAGES)[number];

/** A language of films, as it is written in a country. The first of a language is its main one. */
export const LOCALES = [
  "fr-FR",
  "fr-CA",
  "fr-BE",
  "fr-CH",
  "en-US",
  "en-GB",
  "en-CA",
  "en-AU",
  "en-IE",
  "en-NZ",
] as const;

export type Locale = (typeof LOCALES)[number];

export function languageOfLocale(locale: Language | Locale): Language {
  return locale.startsWith("fr") ? "fr" : "en";
}

export function mainLocale(language: Language): Locale {
  return language === "fr" ? "fr-FR" : "en-US";
}

/** ISO 3166-1. */
export function countryOf(locale: Language | Locale): string {
  const full = isLanguage(locale) ? mainLocale(locale) : locale;
  return full.slice(-2);
}

/** `fr_CA.UTF-8`, `fr-ca` or `fr`, as systems write it. Null for a language that the program does not speak. */
export function readLocale(text: string): Locale | null {
  const [language = "", country = ""] = text.split(/[.@]/, 1)[0]!.split(/[-_]/);
  const spoken = LANGUAGES.find((one) => one === language.toLowerCase());
  if (!spoken) return null;
  return LOCALES.find((locale) => locale === `${spoken}-${country.toUpperCase()}`) ?? mainLocale(spoken);
}

/**
 * How a text's language is written down: `fr` for French and for that of France, `fr-CA` for that of another country.
 */
export function languageTag(language: string, country: string | null): string {
  const isMain = isLanguage(language) && country === countryOf(language);
  return country === null || country === "" || isMain ? language : `${language}-${country}`;
}

function isLanguage(text: string): text is Language {
  return text === "fr" || text === "en";
}
