import { EDITABLE_FIELDS, type EditableField } from "../../../src/contract/editableFields.ts";
import type { SentEdit } from "./filmDraft.ts";

/** What is done to a field of all selected films. */
export const BULK_MODES = ["keep", "set", "lock", "unlock", "reset"] as const;
export type BulkMode = (typeof BULK_MODES)[number];

/** Fields that many films can be given one value of. */
export const COMMON_FIELDS = ["year", "certification", "collection"] as const;
export type CommonField = (typeof COMMON_FIELDS)[number];

export interface BulkDraft {
  readonly modes: Readonly<Partial<Record<EditableField, BulkMode>>>;
  readonly values: Readonly<Record<CommonField, string>>;
  readonly addGenres: readonly string[];
  readonly removeGenres: readonly string[];
  readonly addTags: readonly string[];
  readonly removeTags: readonly string[];
}

export const EMPTY_BULK_DRAFT: BulkDraft = {
  modes: {},
  values: { year: "", certification: "", collection: "" },
  addGenres: [],
  removeGenres: [],
  addTags: [],
  removeTags: [],
};

export const canBeSet = (field: EditableField): field is CommonField => COMMON_FIELDS.some((one) => one === field);

/** The edit that a draft asks for: only what was touched. Null: nothing. */
export function bulkEditOf(draft: BulkDraft): SentEdit | null {
  const withMode = (mode: BulkMode) => EDITABLE_FIELDS.filter((field) => draft.modes[field] === mode);
  const { year, certification, collection } = draft.values;
  const values = {
    year: year === "" ? null : Math.trunc(Number(year)),
    certification: certification.trim() || null,
    collection: collection.trim() || null,
  };
  const set = Object.fromEntries(
    withMode("set")
      .filter(canBeSet)
      .map((field) => [field, values[field]]),
  );
  const lists = {
    addGenres: [...draft.addGenres],
    removeGenres: [...draft.removeGenres],
    addTags: [...draft.addTags],
    removeTags: [...draft.removeTags],
    lock: withMode("lock"),
    unlock: withMode("unlock"),
    reset: withMode("reset"),
  };
  const isNothing = Object.keys(set).length === 0 && Object.values(lists).every(({ length }) => length === 0);
  return isNothing ? null : { set, ...lists };
}
