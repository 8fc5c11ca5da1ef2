import { isDeepStrictEqual } from "node:util";
import { isEmpty, readTagEdit, storedTagEdit } from "../facts/index.ts";

/** A value that the owner entered for a field. */
export interface Edit {
  readonly value: unknown;
  /** The next answer of a provider replaces it. */
  readonly isUnlocked: boolean;
}

/** How an act changed what the owner entered for a field; null: nothing was entered. */
export interface EditedFact {
  readonly field: string;
  /** Empty for a field without a language, and for an edit of all languages. */
  readonly language: string;
  readonly before: Edit | null;
  readonly after: Edit | null;
}

export function isSameEdit(one: Edit | null, other: Edit | null): boolean {
  return isDeepStrictEqual(one, other);
}

/**
 * The edit of a field after an act on it is undone.
 * @param now the field's edit now
 * @param from the edit that the act made
 * @param to the edit before the act
 * @returns `now`, if the field was edited again since: the newest edit counts
 */
export function revertEdit(field: string, now: Edit | null, from: Edit | null, to: Edit | null): Edit | null {
  if (field === "tags") return revertTags(now, from, to);
  return isSameEdit(now, from) ? to : now;
}

/** Each tag is a value of its own: only the tags that the act added or removed are reverted. */
function revertTags(now: Edit | null, from: Edit | null, to: Edit | null): Edit | null {
  const [current, made, former] = [now, from, to].map((edit) => readTagEdit(edit?.value));
  const restored = (part: "added" | "removed"): string[] => {
    const undone = new Set(made?.[part].filter((tag) => !former?.[part].includes(tag)));
    const missing = former?.[part].filter((tag) => !made?.[part].includes(tag)) ?? [];
    return [...new Set([...(current?.[part] ?? []).filter((tag) => !undone.has(tag)), ...missing])];
  };
  const value = storedTagEdit({ added: restored("added"), removed: restored("removed") });
  return value && { value, isUnlocked: false };
}

/** Whether two values show the same. */
export function isSameValue(one: unknown, other: unknown): boolean {
  return isEmpty(one) ? isEmpty(other) : isDeepStrictEqual(one, other);
}
