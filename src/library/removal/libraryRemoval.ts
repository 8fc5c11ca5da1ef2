import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { FilePlacements } from "../editions/index.ts";
import { filmExists } from "../filmRecord/index.ts";
import type { MergingTools } from "../merging/index.ts";
import { type RemovedFile, RemovedFileRecords } from "./removedFiles.ts";

/** A file that is in the library again. */
export interface RestoredFile {
  readonly fileId: number;
  /** Its film; null where it belonged to none, or its film is no longer stored. */
  readonly filmId: number | null;
  /** A job was about to change it when it was removed, or its film is gone: it is to be identified again. */
  readonly isUnsettled: boolean;
}

/** What is back after one step. */
export interface Restored {
  /** Those that were not in the library before it. */
  readonly films: readonly number[];
  readonly files: readonly RestoredFile[];
}

export interface LibraryRemoval {
  /** Removes films with all their files. @returns those that were in the library */
  removeFilms(removal: number, filmIds: readonly number[]): number[];
  /** Removes files; a film that loses its last copy leaves with them. @returns the films that changed or left */
  removeFiles(removal: number, fileIds: readonly number[]): number[];
  /** Restores at most this many files or films of a removal. @returns null when nothing of it is left */
  restoreSome(removal: number, limit: number): Restored | null;
  /** Restores one file, as a person adds it again. @returns null where nobody removed it */
  restoreFile(fileId: number): RestoredFile | null;
  /** Whether anything of a removal can be brought back. */
  canRestore(removal: number): boolean;
  /** Films that a removal took from the library, whether they are back or not. */
  countFilms(removal: number): number;
  /** Files of a removal that are not back, without those of its films. */
  singleFilesOf(removal: number): number[];
}

export interface RemovalParts extends Pick<MergingTools, "removed" | "restore" | "content" | "userData"> {
  readonly store: Pick<Store, "sql">;
  readonly clock: Clock;
  readonly placements: FilePlacements;
}

/** A job was about to change the file. */
const IN_PROGRESS: ReadonlySet<string> = new Set(["arriving", "queued", "probing", "identifying"]);
const ABSENT: ReadonlySet<string> = new Set(["missing", "offline"]);

export function createLibraryRemoval(parts: RemovalParts): LibraryRemoval {
  const { store, placements, restore } = parts;
  const records = new RemovedFileRecords(store, parts.clock);

  function removeFilm(removal: number, filmId: number): boolean {
    if (!filmExists(store, filmId)) return false;
    for (const { fileId } of placements.filesOf(filmId)) records.add(fileId, removal);
    takeOut(removal, filmId, parts);
    return true;
  }

  function removeFile(removal: number, fileId: number): number | null {
    const { film } = placements.placementOf(fileId);
    if (!records.add(fileId, removal)) return null;
    if (film !== null && !hasCopies(store, film)) removeFilm(removal, film);
    return film;
  }

  function restoreFile(file: RemovedFile): RestoredFile {
    records.forget(file.file);
    const filmId = file.film === null ? null : restore(file.film);
    if (filmId !== null) placements.restore({ fileId: file.file, edition: file.edition, part: file.part }, filmId);
    const isUnsettled = IN_PROGRESS.has(file.state) || (file.film !== null && filmId === null);
    setState(store, file, isUnsettled);
    return { fileId: file.file, filmId, isUnsettled };
  }

  return {
    removeFilms: (removal, filmIds) => [...new Set(filmIds)].filter((filmId) => removeFilm(removal, filmId)),

    removeFiles: (removal, fileIds) => [
      ...new Set(fileIds.map((fileId) => removeFile(removal, fileId)).filter((film) => film !== null)),
    ],

    restoreSome(removal, limit) {
      const removed = records.ofRemoval(removal, limit);
      // A film that stayed, or was back already, does not leave with a redo: only its files do.
      const there = new Set(removed.map(({ film }) => film && parts.removed.currentFilm(film)));
      const files = removed.map(restoreFile);
      if (files.length > 0) return { films: filmsOf(files).filter((filmId) => !there.has(filmId)), files };
      // One without files has nothing else that would bring it back.
      const films = missingFilms(store, removal, limit);
      for (const filmId of films) restore(filmId);
      return films.length > 0 ? { films, files } : null;
    },

    restoreFile(fileId) {
      const file = records.of(fileId);
      return file && restoreFile(file);
    },

    canRestore: (removal) => records.ofRemoval(removal, 1).length > 0 || missingFilms(store, removal, 1).length > 0,
    countFilms(removal) {
      const row = store.sql<{ films: number }>("SELECT count(*) AS films FROM journal_film WHERE journal = :removal");
      return row.get({ removal })?.films ?? 0;
    },
    singleFilesOf: (removal) => records.singleOf(removal),
  };
}

/** The film leaves whole: its rows and what people listed are stored; ratings stay, as of a film outside the library. */
function takeOut(removal: number, filmId: number, { store, removed, content, userData }: RemovalParts): void {
  const kept = content.read(filmId);
  const { rows } = userData.userDataOf(filmId);
  const nothing = { from: filmId, to: filmId, ratings: [], watched: [], diary: [], joined: [] };
  removed.remove(filmId, kept, {
    reason: "no_files",
    mergedInto: null,
    moved: {
      userData: { layers: nothing, rows },
      handWork: { poster: null, facts: [], journal: [] },
      copied: {},
      pictures: { poster: null, backdrop: null },
    },
  });
  store.sql("INSERT OR IGNORE INTO journal_film (journal, film) VALUES (:removal, :filmId)").run({ removal, filmId });
}

function filmsOf(files: readonly RestoredFile[]): number[] {
  return [...new Set(files.map(({ filmId }) => filmId).filter((filmId) => filmId !== null))];
}

function hasCopies({ sql }: Pick<Store, "sql">, filmId: number): boolean {
  return sql("SELECT 1 FROM file WHERE film = :filmId AND part IS NOT NULL LIMIT 1").get({ filmId }) !== undefined;
}

/** Films of a removal that are stored as removed and were not merged into another. */
function missingFilms({ sql }: Pick<Store, "sql">, removal: number, limit: number): number[] {
  return sql<{ film: number }>(`
    SELECT journal_film.film
    FROM journal_film JOIN removed_film ON removed_film.id = journal_film.film
    WHERE journal_film.journal = :removal AND removed_film.content IS NOT NULL AND removed_film.merged_into IS NULL
    ORDER BY journal_film.film
    LIMIT :limit`)
    .all({ removal, limit })
    .map(({ film }) => film);
}

/** A file that is gone from the disk is missing, whatever it was before. */
function setState({ sql }: Pick<Store, "sql">, file: RemovedFile, isUnsettled: boolean): void {
  const decision = `coalesce(
            (SELECT decision FROM identification WHERE identification.file = file.id),
            CASE WHEN media IS NOT NULL THEN 'identifying' ELSE 'queued' END)`;
  sql(`
    UPDATE file
    SET state = CASE
          WHEN missing_since IS NOT NULL THEN 'missing'
          WHEN :isUnsettled THEN 'queued'
          WHEN :wasAbsent THEN ${decision}
          ELSE :state END,
        error_code = :errorCode,
        error_fact = :errorFact
    WHERE id = :file`).run({
    file: file.file,
    state: file.state,
    errorCode: file.errorCode,
    errorFact: file.errorFact,
    isUnsettled: isUnsettled ? 1 : 0,
    wasAbsent: ABSENT.has(file.state) ? 1 : 0,
  });
}
