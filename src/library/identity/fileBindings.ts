import type { Store } from "../../store/index.ts";
import type { FilePlacement, FilePlacements, Placement } from "../editions/index.ts";
import { stateOf } from "../filmRecord/index.ts";
import type { MergingTools, MovedUserData } from "../merging/index.ts";
import type { IdentifiedFilms, ProposedFilm } from "./identifiedFilms.ts";
import type { ProvisionalFile, ProvisionalFilms } from "./provisionalFilms.ts";

export interface BindResult {
  readonly filmId: number;
  readonly previousFilmId: number | null;
  readonly created: boolean;
  /** Whether the previous film left the library. */
  readonly removedFilm: boolean;
}

/** A provisional film before it became an identified one, with what people did on it. */
export interface KeptProvisionalFilm {
  readonly film: number;
  readonly userData: MovedUserData;
}

export interface FileBindingParts extends MergingTools {
  readonly store: Pick<Store, "sql">;
  readonly placements: FilePlacements;
  readonly provisional: ProvisionalFilms;
  readonly identified: IdentifiedFilms;
}

/** Which film a file belongs to. A film that loses its last file leaves the library. Expects to be inside a transaction. */
export class FileBindings {
  readonly #parts: FileBindingParts;

  constructor(parts: FileBindingParts) {
    this.#parts = parts;
  }

  addProvisionalFilms(files: readonly ProvisionalFile[]): number[] {
    const { provisional, placements } = this.#parts;
    return files.map((file) => {
      const filmId = provisional.findOrCreate(file);
      placements.attach(file.fileId, filmId, file);
      return filmId;
    });
  }

  /** @param isUndoable the provisional film is kept, so that an undo can restore it: the film gets another row */
  bind(
    fileId: number,
    target: { filmId: number } | { candidate: ProposedFilm },
    placement: Placement,
    isUndoable: boolean,
  ): BindResult {
    const { identified, placements } = this.#parts;
    const previousFilmId = this.#filmOf(fileId);
    const { filmId, created } =
      "filmId" in target
        ? identified.ofNumber(target.filmId)
        : identified.ofCandidate(fileId, isUndoable ? null : previousFilmId, target.candidate);
    placements.attach(fileId, filmId, placement);
    const removedFilm = this.#leave(previousFilmId, filmId, created);
    return { filmId, previousFilmId, created, removedFilm };
  }

  /** @param before the provisional film that became the file's film: what people did on it is returned to it */
  unbind(fileId: number, file: ProvisionalFile, before: KeptProvisionalFilm | null): number {
    const { store, provisional, placements, restore, userData } = this.#parts;
    const previousFilmId = this.#filmOf(fileId);
    const restored = before && before.film !== previousFilmId ? restore(before.film) : null;
    const isProvisional = restored !== null && stateOf(store, restored) === "unidentified";
    const filmId = isProvisional ? restored : provisional.findOrCreate(file);
    placements.attach(fileId, filmId, file);
    // It had become the film without getting another row.
    if (before && before.film === previousFilmId) userData.returnUserData(before.userData, filmId, previousFilmId);
    if (previousFilmId !== null && previousFilmId !== filmId) this.removeIfEmpty(previousFilmId, filmId);
    return filmId;
  }

  splitOff(fileIds: readonly number[], file: ProvisionalFile): number {
    const { provisional, placements } = this.#parts;
    const filmId = provisional.create(file);
    for (const fileId of fileIds) placements.restore(placements.placementOf(fileId), filmId);
    return filmId;
  }

  /** The file is no copy of a film. */
  detach(fileId: number): void {
    const filmId = this.#filmOf(fileId);
    this.#clearFilm(fileId);
    if (filmId !== null) this.removeIfEmpty(filmId, null);
  }

  /**
   * Gives the file back to a film, as the copy that it was.
   * @param filmId a film of the library, or null for none
   * @param movesUserData what people did on a provisional film left without files goes with the file
   */
  restorePlacement(placement: FilePlacement, filmId: number | null, movesUserData: boolean): void {
    const previousFilmId = this.#filmOf(placement.fileId);
    if (filmId === null) this.#clearFilm(placement.fileId);
    else this.#parts.placements.restore(placement, filmId);
    if (previousFilmId !== null && previousFilmId !== filmId)
      this.removeIfEmpty(previousFilmId, movesUserData ? filmId : null);
  }

  /**
   * Removes a film without copies, unless a person left marks or data on it.
   * @param mergeInto the film that gets what people did on a provisional film, which is removed in any case
   */
  removeIfEmpty(filmId: number, mergeInto: number | null): boolean {
    const { store, merges } = this.#parts;
    const hasCopies = store.sql("SELECT 1 FROM file WHERE film = :filmId AND part IS NOT NULL LIMIT 1");
    if (hasCopies.get({ filmId })) return false;
    if (stateOf(store, filmId) === "identified" || mergeInto === null) return this.#removeUnlessUsed(filmId);
    merges.mergeEmptied(filmId, mergeInto);
    return true;
  }

  keptProvisional(filmId: number): KeptProvisionalFilm | null {
    const { store, userData } = this.#parts;
    return stateOf(store, filmId) === "unidentified" ? { film: filmId, userData: userData.userDataOf(filmId) } : null;
  }

  /** A new film that replaces a removed one keeps its date, and so its position among the newest. */
  #leave(previousFilmId: number | null, filmId: number, isNew: boolean): boolean {
    if (previousFilmId === null || previousFilmId === filmId) return false;
    const addedAt = isNew ? this.#addedAtOf(previousFilmId) : null;
    const isRemoved = this.removeIfEmpty(previousFilmId, filmId);
    if (isRemoved && addedAt !== null)
      this.#parts.store.sql("UPDATE film SET added_at = :addedAt WHERE id = :filmId").run({ filmId, addedAt });
    return isRemoved;
  }

  #removeUnlessUsed(filmId: number): boolean {
    const { userData, manualData, removed, content } = this.#parts;
    if (userData.hasUserData(filmId) || manualData.hasManualData(filmId)) return false;
    removed.remove(filmId, content.read(filmId), { reason: "no_files", mergedInto: null, moved: null });
    return true;
  }

  #clearFilm(fileId: number): void {
    this.#parts.store.sql("UPDATE file SET film = NULL, part = NULL WHERE id = :fileId").run({ fileId });
  }

  #filmOf(fileId: number): number | null {
    const row = this.#parts.store.sql<{ film: number | null }>("SELECT film FROM file WHERE id = :fileId");
    return row.get({ fileId })?.film ?? null;
  }

  #addedAtOf(filmId: number): number | null {
    const row = this.#parts.store.sql<{ at: number }>("SELECT added_at AS at FROM film WHERE id = :filmId");
    return row.get({ filmId })?.at ?? null;
  }
}
