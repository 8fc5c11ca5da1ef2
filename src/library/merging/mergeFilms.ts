import type { Store } from "../../store/index.ts";
import type { FilePlacement, FilePlacements } from "../editions/index.ts";
import type { LibraryFacts } from "../facts/index.ts";
import { type FilmIds, filmExists, stateOf, titleOf } from "../filmRecord/index.ts";
import type { Journal } from "../journal/index.ts";
import type { DistinctFilms } from "./distinctFilms.ts";
import type { FilmContentStore } from "./filmContent.ts";
import { type ImagesOfFilm, imagesOf, mergeRow, type RowBefore, rowBefore, splitRow } from "./mergeRow.ts";
import type { ManualDataMoves } from "./moveManualData.ts";
import type { UserDataMoves } from "./moveUserData.ts";
import type { MovedData, RemovedFilms } from "./removedFilms.ts";
import type { RestoreFilm } from "./restoreFilm.ts";

/** What it takes to undo a merge, as the journal stores it. */
export interface Merge {
  readonly kind: "merge";
  readonly from: number;
  readonly to: number;
  readonly files: readonly FilePlacement[];
  /** The film that stays, before it took over what it lacked. */
  readonly before: RowBefore;
  /** Files that the program had matched, where a person merged the films: from then on they are matched by hand. */
  readonly matchedByHand?: readonly MatchBefore[];
}

/** Waiting for a person's decision. */
const REVIEWED: ReadonlySet<string> = new Set(["unmatched", "ambiguous"]);
const SETTLED: ReadonlySet<string> = new Set([...REVIEWED, "matched"]);

/** How a file stood before a person made it a version of a film. */
export interface MatchBefore {
  readonly file: number;
  readonly decision: string;
  readonly state: string;
}

export interface MergeParts {
  readonly store: Pick<Store, "sql" | "writeRelaxed">;
  readonly facts: LibraryFacts;
  readonly placements: FilePlacements;
  readonly removed: RemovedFilms;
  readonly restore: RestoreFilm;
  readonly content: FilmContentStore;
  readonly userData: UserDataMoves;
  readonly manualData: ManualDataMoves;
  readonly distinct: DistinctFilms;
  readonly journal: Journal;
  /** Everything else that refers to a film by its number continues with the one that stays. */
  onMerged(from: number, to: number): void;
}

/**
 * The only way two films become one. Marks are combined by the rules of `UserDataMoves` and `ManualDataMoves`; the film
 * that stays keeps its data and takes over what it lacks: ids, facts, people, articles, images. The film that leaves is
 * stored whole, and its number means the other from then on. Expects to be inside a transaction.
 */
export class FilmMerges {
  readonly #parts: MergeParts;

  constructor(parts: MergeParts) {
    this.#parts = parts;
  }

  /** Merges `from` into `to`. @returns the journal entry; null when there is nothing to merge */
  mergeFilms(from: number, to: number): number | null {
    const { store, journal } = this.#parts;
    return store.writeRelaxed(() => {
      if (from === to || !filmExists(store, from) || !filmExists(store, to)) return null;
      const undo = this.#merge(from, to);
      const facts = { film: titleOf(store, to) ?? "" };
      return journal.record({ act: "merged", by: null, facts, fileId: null, filmId: to, undo, films: [from] });
    });
  }

  /**
   * Merges `from` into `to` as a person says, although the program may take them for two. No later identification
   * separates their files. @returns the journal entry; null when there is nothing to merge
   */
  mergeByHand(from: number, to: number, by: string): number | null {
    const { store, journal } = this.#parts;
    return store.writeRelaxed(() => {
      if (from === to || !filmExists(store, from) || !filmExists(store, to)) return null;
      const facts = { film: titleOf(store, to) ?? "", other: titleOf(store, from) ?? "" };
      const undo = this.mergeAgain(from, to, true);
      return journal.record({ act: "merged_by_hand", by, facts, fileId: null, filmId: to, undo, films: [from] });
    });
  }

  /** Merges two films once more that were split. @param isByHand whether a person had merged them */
  mergeAgain(from: number, to: number, isByHand: boolean): Merge {
    const { distinct, placements } = this.#parts;
    distinct.unmark(from, to);
    const merge = this.#merge(from, to);
    if (!isByHand) return merge;
    return {
      ...merge,
      matchedByHand: this.#matchByHand(to, merge.before.state === "identified" ? merge.files : placements.filesOf(to)),
    };
  }

  /** A provisional film that lost its last file: what people did on it goes to the film that the file belongs to now. */
  mergeEmptied(from: number, to: number): void {
    const { content, userData, manualData, removed, store, onMerged } = this.#parts;
    const kept = content.read(from);
    const moved = {
      userData: userData.moveUserData(from, to),
      handWork: manualData.moveManualData(from, to),
      copied: {},
      pictures: imagesOf(store, to),
    };
    removed.remove(from, kept, { reason: "no_files", mergedInto: to, moved });
    onMerged(from, to);
  }

  /** Undoes a merge. The program does not merge the two again. */
  split({ from, to, files, before, matchedByHand = [] }: Merge): void {
    const { store, removed, restore, content, placements, distinct, facts } = this.#parts;
    const removal = removed.removalOf(from);
    if (!removal?.moved || removed.currentFilm(from) !== to) throw new Error(`film ${from} is not merged into ${to}`);
    content.removeCopied(removal.moved.copied, to);
    splitRow(store, from, to, before, removal.moved.pictures);
    restore(from, { evenIfMerged: true });
    for (const file of files) placements.restore(file, from);
    distinct.mark(from, to);
    for (const file of matchedByHand) this.#decide(file, "machine");
    for (const film of [from, to]) facts.refreshFilmRow(film);
  }

  /** Other films of the library that these ids make the same film, unless a person keeps them apart. */
  sameFilms(filmId: number, ids: FilmIds): number[] {
    return this.#parts.distinct.sameFilms(filmId, ids);
  }

  /** @returns the files on which the program alone had decided, as they were */
  #matchByHand(film: number, placed: readonly { readonly fileId: number }[]): MatchBefore[] {
    const { store } = this.#parts;
    // Where the film is unknown itself, its files are still to be identified.
    if (stateOf(store, film) !== "identified") return [];
    const files = JSON.stringify(placed.map(({ fileId }) => fileId));
    const before = store
      .sql<MatchBefore>(`
        SELECT identification.file, identification.decision, file.state
        FROM identification JOIN file ON file.id = identification.file
        WHERE decided_by = 'machine' AND file.part IS NOT NULL
          AND identification.file IN (SELECT value FROM json_each(:files))
        ORDER BY identification.file`)
      .all({ files });
    for (const { file, state } of before)
      this.#decide({ file, decision: "matched", state: REVIEWED.has(state) ? "matched" : state }, "hand");
    return before;
  }

  #decide({ file, decision, state }: MatchBefore, decidedBy: "hand" | "machine"): void {
    const { sql } = this.#parts.store;
    sql("UPDATE identification SET decision = :decision, decided_by = :decidedBy WHERE file = :file").run({
      file,
      decision,
      decidedBy,
    });
    // Another state was passing: the file has gone on since.
    if (!SETTLED.has(state)) return;
    sql("UPDATE file SET state = :state WHERE id = :file AND missing_since IS NULL").run({ file, state });
  }

  #merge(from: number, to: number): Merge {
    const { store, content, placements, removed, facts, onMerged } = this.#parts;
    const kept = content.read(from);
    const files = placements.filesOf(from);
    const before = rowBefore(store, to);
    const moved = this.#moveData(from, to, imagesOf(store, to));
    for (const file of files) placements.restore(file, to);
    removed.remove(from, kept, { reason: "same_film", mergedInto: to, moved });
    mergeRow(store, from, to, kept.film?.[0]);
    facts.refreshFilmRow(to);
    onMerged(from, to);
    return { kind: "merge", from, to, files, before };
  }

  #moveData(from: number, to: number, pictures: ImagesOfFilm): MovedData {
    const { userData, manualData, content } = this.#parts;
    return {
      userData: userData.moveUserData(from, to),
      handWork: manualData.moveManualData(from, to),
      copied: content.copyMissing(from, to),
      pictures,
    };
  }
}
