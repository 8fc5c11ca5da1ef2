import { z } from "zod";

/**
 * What no name holds: control characters, line separators, halves of characters, marks that turn the direction of writing
 * and characters without width. Those that join letters and emoji are part of words.
 */
const HIDDEN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/u;
/** In the name that a person logs in with, nothing invisible at all. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
/** In an address they name a folder: such a user could not be removed. */
const DOTS = /^\.{1,2}$/;

/** A name for a list, a filter or a person, as it is shown. */
export function shownName(min: number, max: number) {
  return z
    .string()
    .trim()
    .normalize("NFC")
    .min(min)
    .max(max)
    .refine((text) => !HIDDEN.test(text), "A name holds no control, direction or invisible characters.");
}

/** The name that a person logs in with. */
export function loginName(max: number) {
  return shownName(1, max)
    .refine((text) => !INVISIBLE.test(text), "A user name holds no invisible characters.")
    .refine((text) => !DOTS.test(text), "A user name is not a dot or two.");
}
