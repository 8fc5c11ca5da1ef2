/** The shell's own texts, in the person's language: menus, dialogs, tray, notifications. */
import type { EngineConfig } from "../../src/config.ts";
import { en, type MessageKey } from "./en.ts";
import { fr } from "./fr.ts";

export type Language = EngineConfig["language"];
export type { MessageKey } from "./en.ts";
export type Messages = Readonly<Record<MessageKey, string>>;

const CATALOGUES: Readonly<Record<Language, Messages>> = { en, fr };

export function messagesIn(language: Language): Messages {
  return CATALOGUES[language];
}

type Plural<Key extends string> = Key extends `${infer Stem}_other` ? Stem : never;

/** A text with a number in it: `{count}`, in the plural of the language and written as one writes numbers there. */
export function countText(language: Language, key: Plural<MessageKey>, count: number): string {
  const isOne = new Intl.PluralRules(language).select(count) === "one";
  const text = messagesIn(language)[`${key}_${isOne ? "one" : "other"}`];
  return fill(text, { count: new Intl.NumberFormat(language).format(count) });
}

/** Puts values into `{name}` holes; an unknown name stays visible. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (hole, name: string) => (name in values ? String(values[name]) : hole));
}
