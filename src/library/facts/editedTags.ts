import { type Fact, isEmpty } from "./chooseFacts.ts";

/** What the owner added to the tags of NFO files, and removed from them. */
export interface TagEdit {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export const NO_TAG_EDIT: TagEdit = { added: [], removed: [] };

/** The owner's changes to a film's tags, as stored. */
export function tagEditOf(facts: readonly Fact[]): TagEdit {
  return readTagEdit(facts.find(({ field, origin }) => field === "tags" && origin === "hand")?.value);
}

export function readTagEdit(value: unknown): TagEdit {
  if (typeof value !== "object" || value === null) return NO_TAG_EDIT;
  return {
    added: "added" in value ? textsOf(value.added) : [],
    removed: "removed" in value ? textsOf(value.removed) : [],
  };
}

/** The tags to show: those of NFO files and of the owner, without those that the owner removed. Upper case is no other tag. */
export function tagsOf(facts: readonly Fact[]): string[] {
  const { added, removed } = tagEditOf(facts);
  const fromFiles = facts.flatMap(({ field, origin, value }) =>
    field === "tags" && origin !== "hand" ? textsOf(value) : [],
  );
  return withoutTags(uniqueTags([...fromFiles, ...added]), removed);
}

/** The tag edit after adding and removing some. The newest word on a tag counts. */
export function changeTags({ added, removed }: TagEdit, adds: readonly string[], removes: readonly string[]): TagEdit {
  return {
    added: withoutTags(uniqueTags([...added, ...adds]), removes),
    removed: withoutTags(uniqueTags([...removed, ...removes]), adds),
  };
}

/** @returns null where nothing is left of the edit */
export function storedTagEdit(edit: TagEdit): TagEdit | null {
  return isEmpty(edit.added) && isEmpty(edit.removed) ? null : edit;
}

function uniqueTags(tags: readonly string[]): string[] {
  return [...new Map(tags.map((tag) => [keyOf(tag), tag] as const).toReversed()).values()].toReversed();
}

function withoutTags(tags: readonly string[], removed: readonly string[]): string[] {
  const keys = new Set(removed.map(keyOf));
  return tags.filter((tag) => !keys.has(keyOf(tag)));
}

const keyOf = (tag: string): string => tag.toLowerCase();

function textsOf(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => (typeof one === "string" && one.trim() !== "" ? [one.trim()] : []));
}
