/** Words, numbers, dates and durations in the person's language. One language is loaded, and only that one. */
import i18next from "i18next";
import { useCallback } from "react";
import { initReactI18next, useTranslation } from "react-i18next";
import { LANGUAGES, type Language } from "../../src/contract/languages.ts";
import type { Words as MainWords } from "./en.ts";
import type { monitoringEn } from "./monitoring.en.ts";
import type { screensEn } from "./screens.en.ts";

type Words = MainWords & typeof screensEn & typeof monitoringEn;

export type Namespace = keyof Words;
/** `films_one` and `films_other` are asked for as `films`, with a count. */
export type TranslationKey<S extends Namespace> = Extract<
  keyof Words[S] extends infer Key
    ? Key extends `${infer Stem}_one` | `${infer Stem}_other`
      ? Stem | Key
      : Key
    : never,
  string
>;

const REMEMBERED = "filmotheque:language";

/** The words of the shell and the library; and those of other screens, which come with the first of them. */
const PARTS = {
  main: {
    en: async () => (await import("./en.ts")).en,
    fr: async () => (await import("./fr.ts")).fr,
  },
  screens: {
    en: async () => (await import("./screens.en.ts")).screensEn,
    fr: async () => (await import("./screens.fr.ts")).screensFr,
  },
  monitoring: {
    en: async () => (await import("./monitoring.en.ts")).monitoringEn,
    fr: async () => (await import("./monitoring.fr.ts")).monitoringFr,
  },
} satisfies Record<string, Record<Language, () => Promise<object>>>;
type Part = keyof typeof PARTS;

/** Those that were asked for: another language brings the same. */
const wanted = new Set<Part>(["main"]);

/** Before the first paint: `?lang`, else what this browser used last, else what the browser prefers, else English. */
export async function startTranslations(): Promise<void> {
  await i18next.use(initReactI18next).init({
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await setLanguage(firstLanguage());
}

/** Loads a language where needed and makes it the page's. */
export async function setLanguage(language: Language): Promise<void> {
  await Promise.all([...wanted].map((part) => add(part, language)));
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  localStorage.setItem(REMEMBERED, language);
}

/** Brings the words of a screen that has a part of its own, before it is shown. */
export async function loadTranslations(...parts: readonly Part[]): Promise<void> {
  for (const part of parts) wanted.add(part);
  const language = asLanguage(i18next.language);
  if (language) await Promise.all(parts.map((part) => add(part, language)));
}

const added = new Set<string>();

async function add(part: Part, language: Language): Promise<void> {
  const name = `${part} ${language}`;
  if (added.has(name)) return;
  const words = await PARTS[part][language]();
  for (const [screen, texts] of Object.entries(words)) i18next.addResourceBundle(language, screen, texts);
  added.add(name);
}

/** @param listener called now, and at each change of the page's language */
export function onLanguageChange(listener: (language: Language) => void): void {
  const tell = (name: string) => listener(asLanguage(name) ?? "en");
  i18next.on("languageChanged", tell);
  tell(i18next.language);
}

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return asLanguage(i18n.language) ?? "en";
}

type Values = Record<string, string | number>;
export type Translate<S extends Namespace> = (key: TranslationKey<S>, values?: Values) => string;

/** The words of one screen: `words("similar")`, `words("left", { count, number })`. */
export function useTranslations<S extends Namespace>(screen: S): Translate<S> {
  const { i18n } = useTranslation();
  const { language } = i18n;
  // The keys are checked by `WordKey`; i18next's own types would check them against resources it cannot see.
  return useCallback(
    (key: string, values?: Values) => i18n.t(key, { ...values, ns: screen, lng: language }),
    [i18n, screen, language],
  );
}

/** For words that come from outside (a provider's job, a field's name): the known one, else the word as it stands. */
export function useTermTranslation<S extends Namespace>(screen: S): (word: string) => string {
  const { i18n } = useTranslation();
  return useCallback((word) => i18n.t(word, { ns: screen, defaultValue: word, keySeparator: false }), [i18n, screen]);
}

function firstLanguage(): Language {
  const asked = new URLSearchParams(window.location.search).get("lang");
  const wishes = [asked, localStorage.getItem(REMEMBERED), ...navigator.languages];
  for (const wish of wishes) {
    const known = asLanguage(wish?.slice(0, 2));
    if (known) return known;
  }
  return "en";
}

function asLanguage(word: unknown): Language | null {
  return LANGUAGES.find((known) => known === word) ?? null;
}
