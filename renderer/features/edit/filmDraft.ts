import { EDITABLE_FIELDS, type EditableField } from "../../../src/contract/editableFields.ts";
import type { EditableValues, EditForm, FilmEdit, Language } from "../../../src/contract/index.ts";

/** A film's fields while they are edited. */
export interface FilmDraft {
  readonly values: EditableValues;
  readonly tags: readonly string[];
  readonly locked: ReadonlySet<EditableField>;
  /** Fields that show the provider's value again, until something else is entered. */
  readonly reset: ReadonlySet<EditableField>;
}

/** What is sent: the API has a default for everything else. */
export type SentEdit = Partial<FilmEdit>;

export function draftOf({ shown, tags, locked }: EditForm): FilmDraft {
  return { values: shown, tags, locked: new Set(locked), reset: new Set() };
}

/** Enters a value: the field is locked. */
export function withValue<Field extends EditableField>(
  draft: FilmDraft,
  field: Field,
  value: EditableValues[Field],
): FilmDraft {
  return { ...withLock(draft, field, true), values: { ...draft.values, [field]: value } };
}

/** Shows the provider's value. */
export function withReset(draft: FilmDraft, field: EditableField, { provided }: EditForm): FilmDraft {
  return {
    ...draft,
    values: { ...draft.values, [field]: provided[field] },
    locked: draft.locked.difference(new Set([field])),
    reset: draft.reset.union(new Set([field])),
  };
}

export function withLock(draft: FilmDraft, field: EditableField, isLocked: boolean): FilmDraft {
  const one = new Set([field]);
  return {
    ...draft,
    locked: isLocked ? draft.locked.union(one) : draft.locked.difference(one),
    reset: isLocked ? draft.reset.difference(one) : draft.reset,
  };
}

/** Whether two values of a field are the same. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** People of the library by their number, others by their name alone. */
function sentCredits({ values }: FilmDraft) {
  return values.credits
    .filter(({ name }) => name.trim() !== "")
    .map((credit) => ({ ...credit, personId: credit.personId > 0 ? credit.personId : null }));
}

/** The edit that makes the form's film the draft; null where they are the same. */
export function editBetween(form: EditForm, draft: FilmDraft, language: Language): SentEdit | null {
  const set: Record<string, unknown> = {};
  const [lock, unlock, reset]: [EditableField[], EditableField[], EditableField[]] = [[], [], []];
  for (const field of EDITABLE_FIELDS) {
    if (draft.reset.has(field)) {
      if (form.edited.includes(field)) reset.push(field);
      continue;
    }
    const isChanged = !isSame(draft.values[field], form.shown[field]);
    if (isChanged) set[field] = field === "credits" ? sentCredits(draft) : draft.values[field];
    const wasLocked = form.locked.includes(field);
    const isLocked = draft.locked.has(field);
    if (isLocked && !wasLocked && !isChanged) lock.push(field);
    if (!isLocked && (wasLocked || isChanged)) unlock.push(field);
  }
  const addTags = draft.tags.filter((tag) => !form.tags.includes(tag));
  const removeTags = form.tags.filter((tag) => !draft.tags.includes(tag));
  const isNothing = [Object.keys(set), lock, unlock, reset, addTags, removeTags].every(({ length }) => length === 0);
  // The values are those of the form's own schema.
  return isNothing ? null : { language, set: set as FilmEdit["set"], lock, unlock, reset, addTags, removeTags };
}
