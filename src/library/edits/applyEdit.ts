import {
  EDITABLE_FIELDS,
  type EditableField,
  type FilmEdit,
  type Language,
  type Locale,
  languageOfLocale,
  TEXT_FIELDS,
} from "../../contract/index.ts";
import {
  appliesIn,
  changeTags,
  chooseFacts,
  type EditedCredit,
  type Fact,
  localisedGenres,
  storedTagEdit,
  tagEditOf,
  tagsOf,
} from "../facts/index.ts";
import { genreKey } from "../search/index.ts";
import { type Edit, type EditedFact, isSameEdit, isSameValue } from "./editedFact.ts";

/** An edit whose people are rows of the library, or new ones. */
export interface ResolvedEdit extends Omit<FilmEdit, "set"> {
  readonly set: Omit<FilmEdit["set"], "credits"> & { readonly credits?: readonly EditedCredit[] };
}

/** What an edit is applied to. */
export interface EditedFilm {
  readonly facts: readonly Fact[];
  /** The people that are shown. */
  readonly credits: readonly EditedCredit[];
  /** The language that films are shown in. */
  readonly shownIn: Language | Locale;
}

const isText = (field: EditableField): boolean => TEXT_FIELDS.some((name) => name === field);

/**
 * What an edit changes of what the owner entered for a film. Pure.
 *
 * A value that is set is locked. `lock` keeps what is shown. An unlocked value that is also what a reset would show is no
 * edit any more. Tags are added to those of NFO files and removed from them.
 */
export function applyEdit(film: EditedFilm, edit: ResolvedEdit): EditedFact[] {
  const edits = new FieldEdits(film, edit.language);
  for (const field of EDITABLE_FIELDS) {
    const value = storedValue(field, edit, edits);
    if (value !== undefined) edits.set(field, value);
    if (edit.reset.includes(field)) edits.reset(field);
    if (edit.lock.includes(field)) edits.lock(field);
    if (edit.unlock.includes(field)) edits.unlock(field);
  }
  edits.setTags(edit.addTags, edit.removeTags);
  return edits.changes();
}

/** The value as facts store it; undefined where the edit does not set the field. */
function storedValue(field: EditableField, edit: ResolvedEdit, edits: FieldEdits): unknown {
  if (field === "genres") return newGenres(edit, edits);
  const value = edit.set[field];
  if (value === undefined) return undefined;
  if (value === null || value === "") return null;
  if (field === "certification") return [{ country: "", certification: value }];
  if (field === "collection") return { id: `own:${String(value)}`, name: value };
  return value;
}

/** @returns undefined where nothing is added that is not there, and nothing removed that is */
function newGenres({ set, addGenres, removeGenres }: ResolvedEdit, edits: FieldEdits): unknown {
  const shown = edits.shownGenres();
  const base = set.genres ?? shown;
  const keys = new Set(base.map(genreKey));
  const removed = new Set(removeGenres.map(genreKey));
  const added = addGenres.filter((genre) => !keys.has(genreKey(genre)));
  const genres = [...new Set([...base, ...added])].filter((genre) => !removed.has(genreKey(genre)));
  return set.genres === undefined && isSameValue(genres, shown) ? undefined : genres;
}

/** The owner's edits of a film, while an act changes them. */
class FieldEdits {
  readonly #film: EditedFilm;
  readonly #language: Language | null;
  readonly #before: ReadonlyMap<string, Edit>;
  readonly #after: Map<string, Edit>;

  constructor(film: EditedFilm, language: Language | null) {
    this.#film = film;
    this.#language = language;
    this.#before = new Map(
      film.facts
        .filter(({ origin }) => origin === "hand")
        .map((fact) => [keyOf(fact.field, fact.language), { value: fact.value, isUnlocked: fact.isUnlocked === true }]),
    );
    this.#after = new Map(this.#before);
  }

  set(field: EditableField, value: unknown): void {
    const language = isText(field) ? (this.#language ?? "") : "";
    for (const [key, tag] of this.#of(field))
      if (language === "" || (tag !== "" && appliesIn(tag, this.#reader()))) this.#after.delete(key);
    this.#after.set(keyOf(field, language), { value, isUnlocked: false });
  }

  reset(field: EditableField): void {
    for (const [key, tag] of this.#of(field))
      if (this.#language === null || appliesIn(tag, this.#language)) this.#after.delete(key);
  }

  lock(field: EditableField): void {
    const entered = this.#inEffect(field);
    for (const [key, edit] of entered) this.#after.set(key, { ...edit, isUnlocked: false });
    if (entered.length > 0) return;
    const language = isText(field) ? languageOfLocale(this.#reader()) : "";
    this.#after.set(keyOf(field, language), { value: this.#shown(field), isUnlocked: false });
  }

  unlock(field: EditableField): void {
    for (const [key, edit] of this.#inEffect(field)) {
      if (isSameValue(edit.value, this.#provided(field))) this.#after.delete(key);
      else this.#after.set(key, { ...edit, isUnlocked: true });
    }
  }

  setTags(added: readonly string[], removed: readonly string[]): void {
    const { facts } = this.#film;
    const shown = new Set(tagsOf(facts).map((tag) => tag.toLowerCase()));
    const ofFiles = new Set(tagsOf(facts.filter(({ origin }) => origin !== "hand")).map((tag) => tag.toLowerCase()));
    const adds = added.filter((tag) => !shown.has(tag.toLowerCase()));
    const removes = removed.filter((tag) => shown.has(tag.toLowerCase()) || isAmong(tag, added));
    if (adds.length === 0 && removes.length === 0) return;
    const changed = changeTags(changeTags(tagEditOf(facts), adds, []), [], removes);
    const value = storedTagEdit({
      added: changed.added.filter((tag) => !ofFiles.has(tag.toLowerCase())),
      removed: changed.removed.filter((tag) => ofFiles.has(tag.toLowerCase())),
    });
    if (value === null) this.#after.delete(keyOf("tags", ""));
    else this.#after.set(keyOf("tags", ""), { value, isUnlocked: false });
  }

  shownGenres(): string[] {
    const fact = chooseFacts(this.#film.facts, this.#film.shownIn).get("genres");
    const genres = Array.isArray(fact?.value) ? fact.value.filter((one) => typeof one === "string") : [];
    return fact?.origin === "hand" ? localisedGenres(genres, languageOfLocale(this.#film.shownIn)) : genres;
  }

  changes(): EditedFact[] {
    const keys = new Set([...this.#before.keys(), ...this.#after.keys()]);
    return [...keys].flatMap((key) => {
      const [field = "", language = ""] = key.split(SEPARATOR);
      const [before, after] = [this.#before.get(key) ?? null, this.#after.get(key) ?? null];
      return isSameEdit(before, after) ? [] : [{ field, language, before, after }];
    });
  }

  #reader(): Language | Locale {
    const { shownIn } = this.#film;
    return this.#language === null || this.#language === languageOfLocale(shownIn) ? shownIn : this.#language;
  }

  #shown(field: EditableField): unknown {
    if (field === "credits") return this.#film.credits;
    return chooseFacts(this.#film.facts, this.#reader()).get(field)?.value ?? null;
  }

  #provided(field: EditableField): unknown {
    const facts = this.#film.facts.filter(({ origin }) => origin !== "hand");
    return chooseFacts(facts, this.#reader()).get(field)?.value ?? null;
  }

  /** Keys of the field's edits, each with its language. */
  #of(field: EditableField): [key: string, language: string][] {
    return [...this.#after.keys()].flatMap((key): [string, string][] => {
      const [name, language = ""] = key.split(SEPARATOR);
      return name === field ? [[key, language]] : [];
    });
  }

  #inEffect(field: EditableField): [key: string, edit: Edit][] {
    return this.#of(field).flatMap(([key, tag]): [string, Edit][] => {
      const edit = this.#after.get(key);
      return edit && appliesIn(tag, this.#reader()) ? [[key, edit]] : [];
    });
  }
}

const SEPARATOR = "\n";
const keyOf = (field: string, language: string): string => `${field}${SEPARATOR}${language}`;

function isAmong(tag: string, tags: readonly string[]): boolean {
  return tags.some((one) => one.toLowerCase() === tag.toLowerCase());
}
