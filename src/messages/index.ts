/**
 * What the engine says to people, in their language: the advice behind each stable code.
 * Logs and metrics keep to the codes.
 */
import type { Language } from "../contract/index.ts";
import { createTranslators } from "./createTranslators.ts";
import { en, type MessageKey } from "./en.ts";
import { fr } from "./fr.ts";

export { createTranslators, type KeyOf, type Translator } from "./createTranslators.ts";
export type { MessageKey } from "./en.ts";

const TRANSLATORS = createTranslators<typeof en>({ en, fr });

/** @param facts what stands for `{name}` in the sentence; an unknown name stays visible */
export function translate(
  language: Language,
  key: MessageKey,
  facts: Readonly<Record<string, string | number>> = {},
): string {
  return TRANSLATORS[language](key, facts);
}

/** The advice for a code that may come from anywhere; an unknown code is said as unexpected. */
export function errorTranslator(language: Language) {
  return ({ code, fact }: { readonly code: string; readonly fact?: string | null }): string =>
    translate(language, isMessageKey(code) ? code : "unexpected", { fact: fact ?? "" });
}

/** The language a browser asks for, when nobody is logged in. */
export function negotiateLanguage(acceptLanguage: string | null, fallback: Language): Language {
  const wanted = acceptLanguage?.trim().slice(0, 2).toLowerCase();
  return wanted === "fr" || wanted === "en" ? wanted : fallback;
}

export function isMessageKey(code: string): code is MessageKey {
  return Object.hasOwn(en, code);
}
