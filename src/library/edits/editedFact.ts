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

/** An edit that an act changed. */
export interface RevertedFact {
  readonly field: string;
  readonly language: string;
  /** What is entered now. */
  readonly now: Edit | null;
  /** What the act made of it. */
  readonly from: Edit | null;
  /** What it was before the act. */
  readonly to: Edit | null;
}

/**
 * What undoing an act writes. A field that was edited since, in any language, stays: the newest edit counts.
 * @returns only what changes
 */
export function revertEdits(
  facts: readonly RevertedFact[],
): { readonly field: string; readonly language: string; readonly edit: Edit | null }[] {
  return [...Map.groupBy(facts, ({ field }) => field)].flatMap(([field, changes]) => {
    const isNewest = changes.every(({ now, from }) => isSameEdit(now, from));
    if (field !== "tags" && !isNewest) return [];
    return changes.flatMap(({ language, now, from, to }) => {
      const edit = field === "tags" ? revertTags(now, from, to) : to;
      return isSameEdit(now, edit) ? [] : [{ field, language, edit }];
    });
  });
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
