/**
 * What the owner edits of films: values that come before those of every provider, locks, tags. In: edits. Out: facts of
 * the origin `hand`, what each act changed, so that it can be undone, and what the form shows.
 */
import { type EditForm, type FilmEdit, type Language, type Locale, languageOfLocale } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { FilmArtworkKind } from "../artwork/index.ts";
import type { LibraryFacts } from "../facts/index.ts";
import { filmExists } from "../filmRecord/index.ts";
import { applyEdit } from "./applyEdit.ts";
import { imageField } from "./chosenImages.ts";
import { type Edit, type EditedFact, isSameEdit, revertEdits } from "./editedFact.ts";
import { editFormOf, localeOf } from "./editForm.ts";
import { EditRecords } from "./editRecords.ts";
import { type ImportedChanges, type ImportedEdit, importedChanges } from "./importedEdits.ts";
import { creditsOriginOf, resolveCredits, shownCreditsOf } from "./shownCredits.ts";

export type { ImportedEdit } from "./importedEdits.ts";

/** Writing functions expect to be inside a transaction. */
export interface LibraryEdits {
  /** @param language that of films by default @returns null where there is no such film */
  form(filmId: number, language?: Language): EditForm | null;
  /** What an edit would change of a film; nothing where the film is not in the library. */
  changesBy(filmId: number, edit: FilmEdit): readonly EditedFact[];
  /** What an import would change of a film. @param entryId the import's entry in the journal */
  changesByImport(entryId: number, filmId: number, edits: readonly ImportedEdit[]): ImportedChanges;
  /** Shows another image of the film, under the journal's entry. */
  showImage(entryId: number, filmId: number, kind: FilmArtworkKind, artworkId: number): void;
  /** Writes such changes, and remembers them under the journal's entry. */
  apply(entryId: number, filmId: number, changes: readonly EditedFact[]): void;
  /** Sets one field that no form edits, or removes the edit of it. @returns whether that changed it */
  setField(entryId: number, filmId: number, field: "logo", value: unknown): boolean;
  isEditedBy(entryId: number, filmId: number): boolean;
  /**
   * Undoes what an entry changed of a film, or does it again. A field that was edited since stays.
   * @param recordedAs the number that the film had then
   * @returns whether anything changed
   */
  revert(entryId: number, recordedAs: number, filmId: number, to: "before" | "after"): boolean;
  /** Films that an entry changed, by number. @param after only films above this number */
  filmsOf(entryId: number, after: number, limit: number): number[];
  countFilms(entryId: number): number;
  /** Removes unlocked edits of fields that a provider now states. */
  yieldToProvider(filmId: number, fields: ReadonlySet<string>): void;
}

export interface LibraryEditsParts {
  readonly store: Store;
  readonly facts: LibraryFacts;
  readonly clock: Clock;
  /** The language that films are shown in. */
  readonly language: () => Language | Locale;
}

export function createLibraryEdits({ store, facts, clock, language }: LibraryEditsParts): LibraryEdits {
  const records = new EditRecords(store, clock);

  return {
    form(filmId, spoken = languageOfLocale(language())) {
      if (!filmExists(store, filmId)) return null;
      return editFormOf({
        filmId,
        facts: facts.of(filmId),
        locale: localeOf(spoken, language()),
        shownCredits: shownCreditsOf(store, filmId, true),
        providedCredits: shownCreditsOf(store, filmId, false),
        creditsOrigin: creditsOriginOf(store, filmId),
      });
    },

    changesBy(filmId, edit) {
      if (!filmExists(store, filmId)) return [];
      const { credits, ...set } = edit.set;
      const film = { facts: facts.of(filmId), credits: lockedCredits(filmId, edit), shownIn: language() };
      const people = credits === undefined ? {} : { credits: resolveCredits(store, credits) };
      return applyEdit(film, { ...edit, set: { ...set, ...people } });
    },

    changesByImport: (entryId, filmId, imported) =>
      importedChanges(facts.of(filmId), imported, records.changesOf(entryId, filmId)),

    showImage: (entryId, filmId, kind, artworkId) =>
      void change(entryId, filmId, imageField(kind), { value: artworkId, isUnlocked: false }),

    apply(entryId, filmId, changes) {
      for (const change of changes) {
        records.record(entryId, filmId, change);
        records.write(filmId, change.field, change.language, change.after);
      }
      facts.refreshFilmRow(filmId);
    },

    setField(entryId, filmId, field, value) {
      const isChanged = change(entryId, filmId, field, value === null ? null : { value, isUnlocked: false });
      if (isChanged) facts.refreshFilmRow(filmId);
      return isChanged;
    },

    isEditedBy: (entryId, filmId) => records.changesOf(entryId, filmId).length > 0,

    revert(entryId, recordedAs, filmId, to) {
      if (!filmExists(store, filmId)) return false;
      const changes = records.changesOf(entryId, recordedAs).map(({ before, after, ...key }) => ({
        ...key,
        now: records.of(filmId, key.field, key.language),
        ...(to === "before" ? { from: after, to: before } : { from: before, to: after }),
      }));
      const reverted = revertEdits(changes);
      for (const { field, language: tag, edit } of reverted) records.write(filmId, field, tag, edit);
      if (reverted.length > 0) facts.refreshFilmRow(filmId);
      return reverted.length > 0;
    },

    filmsOf: (entryId, after, limit) => records.filmsOf(entryId, after, limit),
    countFilms: (entryId) => records.countFilms(entryId),

    yieldToProvider: (filmId, fields) => removeUnlocked(store, filmId, fields),
  };

  /** Of a field without a language. @returns whether that changed it */
  function change(entryId: number, filmId: number, field: string, after: Edit | null): boolean {
    const before = records.of(filmId, field, "");
    if (isSameEdit(before, after)) return false;
    records.record(entryId, filmId, { field, language: "", before, after });
    records.write(filmId, field, "", after);
    return true;
  }

  /** Without the key of the row: it may be another one after a merge. */
  function lockedCredits(filmId: number, { lock }: FilmEdit) {
    if (!lock.includes("credits")) return [];
    return shownCreditsOf(store, filmId, true).map(({ personId: _, ...credit }) => credit);
  }
}

function removeUnlocked({ sql }: Pick<Store, "sql">, filmId: number, fields: ReadonlySet<string>): void {
  sql(`
    DELETE FROM fact
    WHERE film = :filmId AND origin = 'hand' AND unlocked = 1
      AND field IN (SELECT value FROM json_each(:fields))`).run({ filmId, fields: JSON.stringify([...fields]) });
}
