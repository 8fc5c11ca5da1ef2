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

/** Puts values into `{name}` holes; an unknown name stays visible. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (hole, name: string) => (name in values ? String(values[name]) : hole));
}
