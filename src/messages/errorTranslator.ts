import type { Language } from "../contract/index.ts";
import { isDiskFaultCode } from "../disk/index.ts";
import { diskMessage, isDiskTarget } from "./diskMessage.ts";
import { isMessageKey, translate } from "./translate.ts";

/** The text of an error in one language, from its stable code and the fact that the text names. */
export type ErrorTranslator = (error: { readonly code: string; readonly fact?: string | null }) => string;

/**
 * An unknown code reads as `unexpected`. `backup_disk_full` and the like are put together from what was to be written
 * and why it could not be: a new cause has its words in every place at once.
 */
export function errorTranslator(language: Language): ErrorTranslator {
  return ({ code, fact }) => {
    if (isMessageKey(code)) return translate(language, code, { fact: fact ?? "" });
    const [, target = "", cause = ""] = /^(backup|nfo|catalogue)_(.+)$/.exec(code) ?? [];
    if (isDiskTarget(target) && isDiskFaultCode(cause))
      return diskMessage(language, target, fact ?? "", { code: cause, path: fact ?? "" });
    return translate(language, "unexpected", { fact: fact ?? "" });
  };
}
