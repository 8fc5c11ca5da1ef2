import { expect, test } from "vitest";
import { readConfig } from "../../../src/config.ts";
import { LOCALES, languageTag, mainLocale, readLocale } from "../../../src/contract/index.ts";

const localeOf = (environment: Record<string, string>) => {
  const { language, locale } = readConfig({ FILMOTHEQUE_DATA: "/tmp", ...environment });
  return [language, locale];
};

test("films use the system's language and country, unless a variable sets another", () => {
  expect(localeOf({ LC_ALL: "fr_CA.UTF-8" })).toEqual(["fr", "fr-CA"]);
  expect(localeOf({ LANG: "en_GB.UTF-8" })).toEqual(["en", "en-GB"]);
  expect(localeOf({ LANG: "fr_LU@euro" })).toEqual(["fr", "fr-FR"]);
  expect(localeOf({ LANG: "de_DE.UTF-8" })).toEqual(["en", "en-US"]);
  // The language alone leaves the country to the system, where that speaks it.
  expect(localeOf({ LANG: "fr_CA.UTF-8", FILMOTHEQUE_LANGUAGE: "fr" })).toEqual(["fr", "fr-CA"]);
  expect(localeOf({ LANG: "fr_CA.UTF-8", FILMOTHEQUE_LANGUAGE: "en" })).toEqual(["en", "en-US"]);
  expect(localeOf({ LANG: "de_DE.UTF-8", FILMOTHEQUE_LANGUAGE: "fr-BE" })).toEqual(["fr", "fr-BE"]);
  expect(() => localeOf({ FILMOTHEQUE_LANGUAGE: "de" })).toThrow("FILMOTHEQUE_LANGUAGE");
});

test("law: every locale is read back from how a system writes it, and a language's main country needs no name", () => {
  for (const locale of LOCALES) {
    const [language = "", country = ""] = locale.split("-");
    expect(readLocale(`${language}_${country}.UTF-8`)).toBe(locale);
    expect(readLocale(locale.toLowerCase())).toBe(locale);
    const isMain = locale === mainLocale("fr") || locale === mainLocale("en");
    expect(languageTag(language, country)).toBe(isMain ? language : locale);
  }
});
