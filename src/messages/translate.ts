import type { Language } from "../contract/index.ts";
import { createTranslators, type KeyOf } from "./createTranslators.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

/** Plurals are asked for without `_one` and `_other`. */
export type MessageKey = KeyOf<typeof en>;

const TRANSLATORS = createTranslators<typeof en>({ en, fr });

/** @param facts the values of `{name}` in the text; a name without a value stays visible */
export function translate(
  language: Language,
  key: MessageKey,
  facts: Readonly<Record<string, string | number>> = {},
): string {
  return TRANSLATORS[language](key, facts);
}

/** Whether there is a text for a code, which may come from anywhere. */
export function isMessageKey(code: string): code is MessageKey {
  return Object.hasOwn(en, code) || Object.hasOwn(en, `${code}_other`);
}
