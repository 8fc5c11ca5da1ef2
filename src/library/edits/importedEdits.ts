import { changeTags, type Fact, readTagEdit, storedTagEdit } from "../facts/index.ts";
import { type Edit, type EditedFact, isSameEdit } from "./editedFact.ts";

/** What the owner of another library entered for a field of a film, as facts store it. */
export interface ImportedEdit extends Edit {
  readonly field: string;
  readonly language: string;
}

export interface ImportedChanges {
  readonly changes: readonly EditedFact[];
  /** Edits that are not applied, because the field was edited here to something else. */
  readonly kept: readonly ImportedEdit[];
}

type Key = Pick<EditedFact, "field" | "language">;

/**
 * What an import changes of what the owner entered for a film. What was entered here stays; tags are added to those here,
 * and removed, unless the owner said the opposite here. Pure.
 * @param ofImport what the same import changed of the film before
 */
export function importedChanges(
  facts: readonly Fact[],
  imported: readonly ImportedEdit[],
  ofImport: readonly Key[],
): ImportedChanges {
  const entered = facts.filter(({ origin }) => origin === "hand");
  const editOf = ({ field, language }: Key): Edit | null => {
    const fact = entered.find((one) => one.field === field && one.language === language);
    return fact ? { value: fact.value, isUnlocked: fact.isUnlocked === true } : null;
  };
  const isOfImport = (key: Key) => ofImport.some((one) => isSameKey(one, key));
  const isEditedHere = (field: string) => entered.some((fact) => fact.field === field && !isOfImport(fact));
  const changes = new Map<string, EditedFact>();
  const kept: ImportedEdit[] = [];
  for (const edit of imported) {
    const { field, language } = edit;
    const before = editOf(edit);
    const key = `${field} ${language}`;
    const after =
      field === "tags"
        ? mergedTags(changes.get(key)?.after ?? before, edit)
        : { value: edit.value, isUnlocked: edit.isUnlocked };
    if (isSameEdit(before, after)) continue;
    if (field !== "tags" && (isEditedHere(field) || isOfImport(edit) || changes.has(key))) kept.push(edit);
    else changes.set(key, { field, language, before, after });
  }
  return { changes: [...changes.values()], kept };
}

function isSameKey(one: Key, other: Key): boolean {
  return one.field === other.field && one.language === other.language;
}

function mergedTags(here: Edit | null, imported: Edit): Edit | null {
  const [own, other] = [readTagEdit(here?.value), readTagEdit(imported.value)];
  const among = (tags: readonly string[], tag: string) => tags.some((one) => one.toLowerCase() === tag.toLowerCase());
  const added = other.added.filter((tag) => !among(own.removed, tag) && !among(own.added, tag));
  const removed = other.removed.filter((tag) => !among(own.added, tag) && !among(own.removed, tag));
  const value = storedTagEdit(changeTags(own, added, removed));
  return value && { value, isUnlocked: false };
}
