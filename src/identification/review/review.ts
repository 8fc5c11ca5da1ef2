import type { NonFilmKind } from "../../contract/index.ts";
import { CodedError } from "../../errors/index.ts";
import type { FileRecord } from "../../intake/index.ts";
import { type JournalEntry, UndoProblem, type UndoResult } from "../../library/index.ts";
import type { DecisionKind } from "../files/index.ts";
import { type ScoredCandidate, THRESHOLDS } from "../matching/index.ts";
import type { Release } from "../releaseName/index.ts";
import { identificationTasks } from "../tasks.ts";
import { type BulkDecisions, createBulkDecisions } from "./bulkDecisions.ts";
import { createCandidateLookup, type RequestedFilm } from "./candidateLookup.ts";
import { createManualDecisions } from "./manualDecisions.ts";
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
  /** @throws CodedError `unknown_film`, `not_matchable`, or the code of an outage */
  match(fileId: number, requested: RequestedFilm, by: string, signal: AbortSignal): Promise<void>;
  /** The file is an episode, or no film at all. */
  excludeFromLibrary(fileId: number, kind: NonFilmKind, by: string, signal: AbortSignal): Promise<void>;
  /** Reverts the newest decision on the file. */
  unmatch(fileId: number, by: string, signal: AbortSignal): Promise<void>;
  /**
   * Reads outside the transaction what undoing a journal entry of this feature needs.
   * @returns the undo, to be called inside a transaction
   * @throws UndoProblem
   */
  prepareUndo(entry: JournalEntry, signal: AbortSignal): Promise<(entry: JournalEntry) => UndoResult>;
  /** Undecided files whose names were read as the same film. */
  siblings(fileId: number, signal: AbortSignal): Promise<number[]>;
}

/** A season's worth. */
const MOST_SIBLINGS = 50;
const PARSING_TIMEOUT_MS = 10_000;

export function createReview(parts: ReviewParts): Review {
  const { store, files, matches, workers } = parts;
  const decisions = createManualDecisions(parts);
  const bulk = createBulkDecisions(parts, decisions);
  const lookup = createCandidateLookup(parts);

  function requireFile(id: number): FileRecord {
    const file = files.byId(id);
    if (!file) throw new CodedError<ReviewErrorCode>("unknown_file");
    return file;
  }

  /** While the decision was prepared, the file may have been removed and its id given to another one. */
  function requireSame(file: FileRecord): FileRecord {
    const now = requireFile(file.id);
    if (now.path !== file.path) throw new CodedError<ReviewErrorCode>("unknown_file");
    return now;
  }

  async function parse({ id, path }: FileRecord, signal: AbortSignal): Promise<Release> {
    const stored = matches.get(id)?.parsed;
    if (stored) return stored;
    const options = { signal, timeoutMs: PARSING_TIMEOUT_MS };
    const [release] = await workers.run(identificationTasks.parseReleaseNames, [path], options);
    if (!release) throw new Error("a path was parsed to no release");
    return release;
  }

  return {
    bestGuesses: bulk.bestGuesses,
    acceptMany: bulk.acceptMany,
    revertMany: bulk.revertMany,
    removeMany: bulk.removeMany,

    async candidates(fileId, { query, year }, signal) {
      const file = requireFile(fileId);
      const match = matches.get(fileId);
      const parsed = await parse(file, signal);
      return {
        parsed,
        candidates: query ? await lookup.search(parsed, query, year, signal) : (match?.candidates ?? []),
        decision: match?.decision ?? "unmatched",
        decidedBy: match?.decidedBy ?? null,
        threshold: THRESHOLDS.accept,
      };
    },

    async match(fileId, requested, by, signal) {
      const file = requireFile(fileId);
      const target = await lookup.resolve(file, requested, signal);
      const parsed = await parse(file, signal);
      store.writeDurable(() => decisions.match(requireSame(file), target, parsed, by));
    },

    async excludeFromLibrary(fileId, kind, by, signal) {
      const file = requireFile(fileId);
      const parsed = await parse(file, signal);
      store.writeDurable(() => decisions.excludeFromLibrary(requireSame(file), kind, parsed, by));
    },

    async unmatch(fileId, by, signal) {
      const file = requireFile(fileId);
      const parsed = await parse(file, signal);
      store.writeDurable(() => decisions.revert(requireSame(file), parsed, by));
    },

    async prepareUndo(entry, signal) {
      const file = files.byId(entry.fileId ?? 0);
      if (!file) throw new UndoProblem("undo_conflict");
      const parsed = await parse(file, signal);
      return (current) => decisions.undo(current, parsed);
    },

    async siblings(fileId, signal) {
      return matches.siblings(fileId, await parse(requireFile(fileId), signal), MOST_SIBLINGS);
    },
  };
}
