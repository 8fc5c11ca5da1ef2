/**
 * Which file is which film: film → edition → part → file. Films are identified by their provider ids; a film without
 * ids is provisional, and only for those do title and year decide. In: files by name, candidates of providers. Out:
 * numbers of films. Expects to be inside a transaction.
 */
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { FilePlacement, FilePlacements, Placement } from "../editions/index.ts";
import type { LibraryFacts } from "../facts/index.ts";
import { type FilmIds, type FilmState, idsOf, type StoredFilmIds, stateOf } from "../filmRecord/index.ts";
import type { MergingTools } from "../merging/index.ts";
import type { SearchIndex } from "../search/index.ts";
import { type BindResult, FileBindings, type KeptProvisionalFilm } from "./fileBindings.ts";
import { IdentifiedFilms, type ProposedFilm } from "./identifiedFilms.ts";
import { type ProvisionalFile, ProvisionalFilms } from "./provisionalFilms.ts";

export type { BindResult, KeptProvisionalFilm } from "./fileBindings.ts";
export type { ProposedFilm } from "./identifiedFilms.ts";
export type { ProvisionalFile } from "./provisionalFilms.ts";

export interface LibraryIdentity {
  /** Provisional films for files that are not identified yet. Two copies of one title and year share one. */
  addProvisionalFilms(files: readonly ProvisionalFile[]): number[];
  /**
   * Makes a file a copy of a film. A provisional film may become that film: its number stays, and what people did on it.
   * @param isUndoable the provisional film is kept for an undo, and the film gets another row
   * @throws UnknownFilm
   */
  bindFile(
    fileId: number,
    target: { filmId: number } | { candidate: ProposedFilm },
    placement: Placement,
    options?: { readonly isUndoable?: boolean },
  ): BindResult;
  /**
   * Gives the file a provisional film again, by its name.
   * @param before the provisional film that became the file's film: what people did on it is returned to it
   * @returns the provisional film
   */
  unbindFile(fileId: number, file: ProvisionalFile, before?: KeptProvisionalFilm | null): number;
  /**
   * Makes files of one film, with the editions and parts that they are, a provisional film of their own, also where
   * another one has this title and year. @returns that film
   */
  splitOff(fileIds: readonly number[], file: ProvisionalFile): number;
  /** The file is no copy of a film; a film that loses its last file leaves the library. */
  detachFile(fileId: number): void;
  /** The provisional film with what people did on it; null where the film is identified. */
  keptProvisionalFilm(filmId: number): KeptProvisionalFilm | null;
  /** The film's files, without its extras. */
  copiesOf(filmId: number): number[];
  placementOf(fileId: number): FilePlacement & { readonly film: number | null };
  /**
   * Gives the file back to a film, as the copy that it was.
   * @param filmId a film of the library, or null for none
   * @param movesUserData what people did on a provisional film left without files goes with the file
   */
  restorePlacement(placement: FilePlacement, filmId: number | null, movesUserData: boolean): void;
  /** Removes a film without files, unless a person left marks or data on it. */
  removeIfEmpty(filmId: number): boolean;
  /** The number of the next film: every film with this or a higher number is newer. */
  nextFilmId(): number;
  /** Adds ids to a film; those it has stay. Other films with the same ids are merged into it. */
  recordIds(filmId: number, ids: FilmIds): void;
  idsOf(filmId: number): StoredFilmIds | null;
  /** The film with the most reliable of a candidate's ids. */
  filmWithIds(candidate: ProposedFilm): number | null;
  stateOf(filmId: number): FilmState | null;
  /** When the newest of its files was added, or was matched by a person; ms since 1970. */
  lastFileAddedAt(filmId: number): number | null;
}

export interface IdentityParts extends MergingTools {
  readonly store: Pick<Store, "sql">;
  readonly facts: LibraryFacts;
  readonly clock: Clock;
  readonly searchIndex: SearchIndex;
  readonly placements: FilePlacements;
}

export function createLibraryIdentity(parts: IdentityParts): LibraryIdentity {
  const { store, placements, removed } = parts;
  const provisional = new ProvisionalFilms(parts);
  const identified = new IdentifiedFilms({ ...parts, provisional });
  const bindings = new FileBindings({ ...parts, provisional, identified });

  return {
    addProvisionalFilms: (files) => bindings.addProvisionalFilms(files),
    bindFile: (fileId, target, placement, { isUndoable = false } = {}) =>
      bindings.bind(fileId, target, placement, isUndoable),
    unbindFile: (fileId, file, before = null) => bindings.unbind(fileId, file, before),
    splitOff: (fileIds, file) => bindings.splitOff(fileIds, file),
    detachFile: (fileId) => bindings.detach(fileId),
    keptProvisionalFilm: (filmId) => bindings.keptProvisional(filmId),
    copiesOf: (filmId) => placements.filesOf(filmId).flatMap(({ fileId, part }) => (part === null ? [] : [fileId])),
    placementOf: (fileId) => placements.placementOf(fileId),
    restorePlacement: (placement, filmId, movesUserData) => bindings.restorePlacement(placement, filmId, movesUserData),
    removeIfEmpty: (filmId) => bindings.removeIfEmpty(filmId, null),
    nextFilmId: () => removed.nextId(),
    recordIds: (filmId, ids) => identified.recordIds(filmId, ids),
    idsOf: (filmId) => idsOf(store, filmId),
    filmWithIds: (candidate) => identified.withIds(candidate),
    stateOf: (filmId) => stateOf(store, filmId),

    lastFileAddedAt(filmId) {
      const row = store.sql<{ at: number | null }>(`
        SELECT max(CASE WHEN identification.decided_by = 'hand' THEN identification.decided_at ELSE file.added_at END) AS at
        FROM file LEFT JOIN identification ON identification.file = file.id
        WHERE file.film = :filmId`);
      return row.get({ filmId })?.at ?? null;
    },
  };
}
