import { z } from "zod";

/**
 * Not allowed in names: control characters, line separators, lone surrogates, marks that change the writing direction,
 * and zero-width characters except those that join letters and emoji.
 */
const HIDDEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/u;
/** A login name may contain no invisible characters at all. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
/** In a URL path these mean a folder, so such a user could not be removed. */
const DOTS = /^\.{1,2}$/;

/** A displayed name: of a list, a filter or a person. */
export function shownName(min: number, max: number) {
  return z
    .string()
    .trim()
    .normalize("NFC")
    .min(min)
    .max(max)
    .refine((text) => !HIDDEN.test(text), "A name holds no control, direction or invisible characters.");
}

/** The name used to log in. */
export function loginName(max: number) {
  return shownName(1, max)
    .refine((text) => !INVISIBLE.test(text), "A user name holds no invisible characters.")
    .refine((text) => !DOTS.test(text), "A user name is not a dot or two.");
}
