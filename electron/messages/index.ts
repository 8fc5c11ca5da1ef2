/** The shell's own texts, in the person's language: menus, dialogs, tray, notifications, updates. */
import type { EngineConfig } from "../../src/config.ts";
import { createTranslators, type KeyOf, type Translator as TranslatorOf } from "../../src/messages/index.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

export type Language = EngineConfig["language"];
export type MessageKey = KeyOf<typeof en>;
/** `t("about")`; a text with a number: `t("filesAdded", { count: 3 })`. */
export type Translator = TranslatorOf<MessageKey>;

const TRANSLATORS = createTranslators<typeof en>({ en, fr });

export function translatorFor(language: Language): Translator {
  return TRANSLATORS[language];
}
