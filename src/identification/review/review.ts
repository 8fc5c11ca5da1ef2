import { LRUCache } from "lru-cache";
import type { NonFilmKind } from "../../contract/index.ts";
import { CodedError } from "../../errors/index.ts";
import type { FileRecord } from "../../intake/index.ts";
import { type JournalEntry, UndoProblem, type UndoResult } from "../../library/index.ts";
import { type DecisionKind, factsOf } from "../files/index.ts";
import { type ScoredCandidate, THRESHOLDS } from "../matching/index.ts";
import type { Release } from "../releaseName/index.ts";
import { identificationTasks } from "../tasks.ts";
import { type BestGuess, type BulkDecisions, createBulkDecisions, type RemovingUser } from "./bulkDecisions.ts";
import { type CandidateLookup, createCandidateLookup, type RequestedFilm } from "./candidateLookup.ts";
import { createManualDecisions, type ManualDecisions } from "./manualDecisions.ts";
import type { ReviewErrorCode } from "./reviewErrorCode.ts";
import type { ReviewParts } from "./reviewParts.ts";

/** What a person sees of one file: how its name was understood, and the films it may be. */
export interface CandidateList {
  readonly parsed: Release;
  readonly candidates: readonly ScoredCandidate[];
  readonly decision: DecisionKind;
  readonly decidedBy: "hand" | "machine" | null;
  /** The score from which a match is automatic, 0–1. */
  readonly threshold: number;
}

/**
 * Decisions that people make about files. No automatic match replaces them.
 * Every method throws a CodedError, `unknown_file`, for a file that is not, or no longer, in the library.
 */
export interface Review extends BulkDecisions {
  /** The candidates stored with the file's decision; with a query, those found by it now. */
  candidates(
    fileId: number,
    search: { readonly query?: string | undefined; readonly year?: number | undefined },
    signal: AbortSignal,
  ): Promise<CandidateList>;
  /** Whether one of the file's candidates, stored or found by a recent search, has this poster. Never throws. */
  isCandidatePoster(fileId: number, posterPath: string): boolean;
  /** @throws CodedError `unknown_film`, `not_matchable`, or the code of an outage */
  match(fileId: number, requested: RequestedFilm, by: string, signal: AbortSignal): Promise<void>;
  /** The file is an episode, or no film at all. */
  excludeFromLibrary(fileId: number, kind: NonFilmKind, by: string, signal: AbortSignal): Promise<void>;
  /** Reverts the newest decision on the file. @returns the journal's entry */
  unmatch(fileId: number, by: string, signal: AbortSignal): Promise<number>;
  /**
   * Makes a version of a film, with all its parts, an unidentified film of its own: one entry of the journal.
   * @throws CodedError `not_a_version` where the files are no copies of one film, or all of its copies
   */
  split(
    fileIds: readonly number[],
    by: string,
    signal: AbortSignal,
  ): Promise<{ readonly entryId: number; readonly filmId: number }>;
  /**
   * Reads outside the transaction what undoing a journal entry of this feature needs.
   * @returns the undo, to be called inside a transaction
   * @throws UndoProblem
   */
  prepareUndo(entry: JournalEntry, signal: AbortSignal): Promise<(entry: JournalEntry) => UndoResult>;
  /** Undecided files whose names were read as the same film. */
  siblings(fileId: number, signal: AbortSignal): Promise<number[]>;
}

/** Posters of approximately the last hundred searches. */
const MAX_FOUND_POSTERS = 5_000;
/** A season's worth. */
const MAX_SIBLINGS = 50;
const PARSING_TIMEOUT_MS = 10_000;

export function createReview(parts: ReviewParts): Review {
  return new FileReview(parts);
}

class FileReview implements Review {
  readonly #parts: ReviewParts;
  readonly #decisions: ManualDecisions;
  readonly #bulk: BulkDecisions;
  readonly #lookup: CandidateLookup;
  /** Posters of candidates found by a search; such candidates are not stored. */
  readonly #foundPosters = new LRUCache<string, true>({ max: MAX_FOUND_POSTERS });

  constructor(parts: ReviewParts) {
    this.#parts = parts;
    this.#decisions = createManualDecisions(parts);
    this.#bulk = createBulkDecisions(parts, this.#decisions);
    this.#lookup = createCandidateLookup(parts);
  }

  async candidates(
    fileId: number,
    { query, year }: Parameters<Review["candidates"]>[1],
    signal: AbortSignal,
  ): Promise<CandidateList> {
    const file = this.#requireFile(fileId);
    const match = this.#parts.matches.get(fileId);
    const parsed = await this.#parse(file, signal);
    const found = query ? await this.#lookup.search(parsed, factsOf(file), query, year, signal) : [];
    for (const { posterPath } of found) if (posterPath) this.#foundPosters.set(`${fileId} ${posterPath}`, true);
    return {
      parsed,
      candidates: query ? found : (match?.candidates ?? []),
      decision: match?.decision ?? "unmatched",
      decidedBy: match?.decidedBy ?? null,
      threshold: THRESHOLDS.accept,
    };
  }

  isCandidatePoster(fileId: number, posterPath: string): boolean {
    if (this.#foundPosters.has(`${fileId} ${posterPath}`)) return true;
    return this.#parts.matches.get(fileId)?.candidates.some((one) => one.posterPath === posterPath) ?? false;
  }

  async match(fileId: number, requested: RequestedFilm, by: string, signal: AbortSignal): Promise<void> {
    const file = this.#requireFile(fileId);
    const target = await this.#lookup.resolve(file, requested, signal);
    await this.#decide(file, signal, (current, parsed) => this.#decisions.match(current, target, parsed, by));
  }

  async excludeFromLibrary(fileId: number, kind: NonFilmKind, by: string, signal: AbortSignal): Promise<void> {
    const file = this.#requireFile(fileId);
    await this.#decide(file, signal, (current, parsed) =>
      this.#decisions.excludeFromLibrary(current, kind, parsed, by),
    );
  }

  async unmatch(fileId: number, by: string, signal: AbortSignal): Promise<number> {
    const file = this.#requireFile(fileId);
    return this.#decide(file, signal, (current, parsed) => this.#decisions.revert(current, parsed, by));
  }

  async split(
    fileIds: readonly number[],
    by: string,
    signal: AbortSignal,
  ): Promise<{ readonly entryId: number; readonly filmId: number }> {
    const parts: { file: FileRecord; parsed: Release }[] = [];
    for (const fileId of new Set(fileIds)) {
      const file = this.#requireFile(fileId);
      parts.push({ file, parsed: await this.#parse(file, signal) });
    }
    return this.#parts.store.writeDurable(() => {
      const [first, ...others] = parts.map(({ file, parsed }) => ({ file: this.#requireSame(file), parsed }));
      if (!first || !this.#isVersion([first.file, ...others.map(({ file }) => file)]))
        throw new CodedError<ReviewErrorCode>("not_a_version");
      return this.#decisions.split([first, ...others], by);
    });
  }

  async prepareUndo(entry: JournalEntry, signal: AbortSignal): Promise<(entry: JournalEntry) => UndoResult> {
    const file = this.#parts.files.byId(entry.fileId ?? 0);
    if (!file) throw new UndoProblem("undo_conflict");
    const parsed = await this.#parse(file, signal);
    return (current) => this.#decisions.undo(current, parsed);
  }

  async siblings(fileId: number, signal: AbortSignal): Promise<number[]> {
    const parsed = await this.#parse(this.#requireFile(fileId), signal);
    return this.#parts.matches.siblings(fileId, parsed, MAX_SIBLINGS);
  }

  bestGuesses(atLeast: number, limit: number): { items: BestGuess[]; total: number } {
    return this.#bulk.bestGuesses(atLeast, limit);
  }

  acceptMany(fileIds: readonly number[], filmId: number | undefined, by: string): number[] {
    return this.#bulk.acceptMany(fileIds, filmId, by);
  }

  revertMany(fileIds: readonly number[], by: string): number {
    return this.#bulk.revertMany(fileIds, by);
  }

  removeMany(fileIds: readonly number[], by: RemovingUser): string[] {
    return this.#bulk.removeMany(fileIds, by);
  }

  /** Parses the file's name, then decides in a transaction. */
  async #decide<Result>(
    file: FileRecord,
    signal: AbortSignal,
    decide: (current: FileRecord, parsed: Release) => Result,
  ): Promise<Result> {
    const parsed = await this.#parse(file, signal);
    return this.#parts.store.writeDurable(() => decide(this.#requireSame(file), parsed));
  }

  /** Whether these are copies of one film that has others. */
  #isVersion(files: readonly FileRecord[]): boolean {
    const { identity } = this.#parts.library;
    const film = files[0]?.film ?? null;
    if (film === null) return false;
    const copies = identity.copiesOf(film);
    return files.every(({ id }) => copies.includes(id)) && copies.length > files.length;
  }

  #requireFile(id: number): FileRecord {
    const file = this.#parts.files.inLibrary(id);
    if (!file) throw new CodedError<ReviewErrorCode>("unknown_file");
    return file;
  }

  /** While the decision was prepared, the file may have been removed and its id given to another one. */
  #requireSame(file: FileRecord): FileRecord {
    const now = this.#requireFile(file.id);
    if (now.path !== file.path) throw new CodedError<ReviewErrorCode>("unknown_file");
    return now;
  }

  async #parse({ id, path }: FileRecord, signal: AbortSignal): Promise<Release> {
    const stored = this.#parts.matches.get(id)?.parsed;
    if (stored) return stored;
    const options = { signal, timeoutMs: PARSING_TIMEOUT_MS };
    const [release] = await this.#parts.workers.run(identificationTasks.parseReleaseNames, [path], options);
    if (!release) throw new Error("a path was parsed to no release");
    return release;
  }
}
