/** Translations in the person's language. Only one language is loaded. */
import i18next from "i18next";
import { useCallback } from "react";
import { initReactI18next, useTranslation } from "react-i18next";
import { LANGUAGES, type Language } from "../../src/contract/languages.ts";
import type { main } from "./en/main.ts";
import type { monitoringScreens } from "./en/monitoringScreens.ts";
import type { screens } from "./en/screens.ts";

type Texts = typeof main & typeof screens & typeof monitoringScreens;

/** The texts of a screen, or names of one kind, such as those of providers. */
export type Namespace = keyof Texts;
/** The plural forms `films_one` and `films_other` are used by the key `films` with a `count`. */
export type TranslationKey<N extends Namespace> = Extract<
  keyof Texts[N] extends infer Key
    ? Key extends `${infer Stem}_one` | `${infer Stem}_other`
      ? Stem | Key
      : Key
    : never,
  string
>;

const STORAGE_KEY = "filmotheque:language";

/** Loaded apart, each when it is first needed: what the first screen shows, other screens, and monitoring with flow. */
const BUNDLES = {
  main: {
    en: async () => (await import("./en/main.ts")).main,
    fr: async () => (await import("./fr/main.ts")).main,
  },
  screens: {
    en: async () => (await import("./en/screens.ts")).screens,
    fr: async () => (await import("./fr/screens.ts")).screens,
  },
  monitoringScreens: {
    en: async () => (await import("./en/monitoringScreens.ts")).monitoringScreens,
    fr: async () => (await import("./fr/monitoringScreens.ts")).monitoringScreens,
  },
} satisfies Record<string, Record<Language, () => Promise<object>>>;
export type Bundle = keyof typeof BUNDLES;

/** Bundles in use: another language loads the same ones. */
const inUse = new Set<Bundle>(["main"]);

/**
 * Before the first paint: `?lang`, else what this browser used last, else what the desktop program's menus are in, else
 * what the browser prefers, else English.
 */
export async function startTranslations(): Promise<void> {
  await i18next.use(initReactI18next).init({
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await setLanguage(firstLanguage());
}

/** The language that was asked for last: the page's, or the one that it is about to be. */
let wanted: Language | null = null;

/** Loads a language where needed and makes it the page's, unless another one was asked for meanwhile. */
export async function setLanguage(language: Language): Promise<void> {
  wanted = language;
  await Promise.all([...inUse].map((bundle) => load(bundle, language)));
  if (wanted !== language) return;
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  localStorage.setItem(STORAGE_KEY, language);
}

/** Loads what a screen needs before it is shown, also in a language that the page is about to change to. */
export async function loadTranslations(...bundles: readonly Bundle[]): Promise<void> {
  for (const bundle of bundles) inUse.add(bundle);
  const languages = LANGUAGES.filter((language) => language === wanted || language === i18next.language);
  await Promise.all(languages.flatMap((language) => bundles.map((bundle) => load(bundle, language))));
}

const loaded = new Set<string>();

async function load(bundle: Bundle, language: Language): Promise<void> {
  const id = `${bundle} ${language}`;
  if (loaded.has(id)) return;
  const texts = await BUNDLES[bundle][language]();
  for (const [namespace, values] of Object.entries(texts)) i18next.addResourceBundle(language, namespace, values);
  loaded.add(id);
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
export type Translate<N extends Namespace> = (key: TranslationKey<N>, values?: Values) => string;

/** The words of one screen: `words("similar")`, `words("left", { count, number })`. */
export function useTranslations<N extends Namespace>(namespace: N): Translate<N> {
  const { i18n } = useTranslation();
  const { language } = i18n;
  // The keys are checked by `WordKey`; i18next's own types would check them against resources it cannot see.
  return useCallback(
    (key: string, values?: Values) => i18n.t(key, { ...values, ns: namespace, lng: language }),
    [i18n, namespace, language],
  );
}

/** For terms from the engine or a provider (a credit's job, a field): the translation, else the term itself. */
export function useTermTranslation<N extends Namespace>(namespace: N): (word: string) => string {
  const { i18n } = useTranslation();
  return useCallback(
    (word) => i18n.t(word, { ns: namespace, defaultValue: word, keySeparator: false }),
    [i18n, namespace],
  );
}

function firstLanguage(): Language {
  const asked = new URLSearchParams(window.location.search).get("lang");
  const wishes = [asked, localStorage.getItem(STORAGE_KEY), window.filmotheque?.language, ...navigator.languages];
  for (const wish of wishes) {
    const known = asLanguage(wish?.slice(0, 2));
    if (known) return known;
  }
  return "en";
}

function asLanguage(word: unknown): Language | null {
  return LANGUAGES.find((known) => known === word) ?? null;
}
