import type { Language } from "../contract/index.ts";
import { isDiskFaultCode } from "../disk/index.ts";
import { diskMessage, isDiskTarget } from "./diskMessage.ts";
import { providerName } from "./readableFact.ts";
import { isMessageKey, translate } from "./translate.ts";

/** The text of an error in one language, from its stable code and the fact that the text names. */
export type ErrorTranslator = (error: { readonly code: string; readonly fact?: string | null }) => string;

/**
 * An unknown code is translated as `unexpected`. Codes such as `backup_disk_full` are combined from what should be
 * written and why that failed, so that a new cause needs one text for all of them.
 */
export function errorTranslator(language: Language): ErrorTranslator {
  return ({ code, fact }) => {
    if (isMessageKey(code)) return translate(language, code, { fact: providerName(language, fact ?? "") });
    const [, target = "", cause = ""] = /^(backup|nfo|catalogue)_(.+)$/.exec(code) ?? [];
    if (isDiskTarget(target) && isDiskFaultCode(cause))
      return diskMessage(language, target, fact ?? "", { code: cause, path: fact ?? "" });
    return translate(language, "unexpected", { fact: fact ?? "" });
  };
}
