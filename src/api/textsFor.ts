import type { Session } from "../accounts/index.ts";
import type { Language } from "../contract/index.ts";
import { type ErrorTranslator, errorTranslator, storageMessage } from "../messages/index.ts";
import { fileNameIn, nativePaths } from "../paths/index.ts";
import type { StorageTrouble } from "../store/index.ts";

/** Who reads a text, and in which language. */
export interface Reader {
  readonly language: Language;
  readonly session: Pick<Session, "user">;
}

/** Error texts. Members see only the last name of a path: server paths are for the owner. */
export function errorTextsFor({ language, session }: Reader): ErrorTranslator {
  const translateError = errorTranslator(language);
  if (session.user.role === "owner") return translateError;
  return ({ code, fact }) =>
    translateError({ code, fact: fact && nativePaths.isAbsolute(fact) ? fileNameIn(fact) : fact });
}

/** Why nothing can be written. Members do not see which disk: its name is a path outside the library. */
export function storageTextFor({ language, session }: Reader, trouble: StorageTrouble): string {
  return session.user.role === "owner" ? storageMessage(language, trouble) : errorTranslator(language)(trouble);
}
