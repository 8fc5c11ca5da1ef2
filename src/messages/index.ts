/**
 * What the engine tells people, in their language. In: a stable code, such as an error's, and the facts of the case.
 * Out: a sentence that says what happened and what helps. Logs and metrics keep to the codes.
 */
export { createTranslators, type KeyOf, type Translator } from "./createTranslators.ts";
export { diskMessage } from "./diskMessage.ts";
export { type ErrorTranslator, errorTranslator } from "./errorTranslator.ts";
export { formatBytes } from "./formatBytes.ts";
export { negotiateLanguage } from "./negotiateLanguage.ts";
export { readableFact } from "./readableFact.ts";
export { storageMessage } from "./storageMessage.ts";
export { isMessageKey, type MessageKey, translate } from "./translate.ts";
