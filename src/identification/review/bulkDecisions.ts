import type { FilmCandidate } from "../../providers/index.ts";
import { type ScoredCandidate, THRESHOLDS } from "../matching/index.ts";
import type { ManualDecisions } from "./manualDecisions.ts";
import type { ReviewParts } from "./reviewParts.ts";

/** The best candidate of a file in doubt, and a second one that is as likely. */
export interface BestGuess {
  readonly fileId: number;
  readonly best: ScoredCandidate;
  readonly rival: ScoredCandidate | null;
}

/** Decisions on many files at once, each call in one transaction. */
export interface BulkDecisions {
  /** Files in doubt whose best candidate scored `atLeast` or more, and how many there are in all. */
  bestGuesses(atLeast: number, limit: number): { items: BestGuess[]; total: number };
  /**
   * Matches each file with its own best candidate, or all of them with one film of the library.
   * @returns the files that were matched; the others were decided meanwhile, or have no candidate
   */
  acceptMany(fileIds: readonly number[], filmId: number | undefined, by: string): number[];
  /** @returns how many manual decisions were reverted */
  revertMany(fileIds: readonly number[], by: string): number;
  /**
   * Undoes an import: the files leave the library, and with them the films that no user rated, marked or edited. The
   * files on disk stay. Files added more than a day ago are left out, because undoing is meant for recent mistakes.
   * For a member, files that another user or no user added are left out too.
   * @returns the paths of the files that were removed
   */
  removeMany(fileIds: readonly number[], by: RemovingUser): string[];
}

export interface RemovingUser {
  readonly key: number;
  readonly userId: string;
  readonly role: "owner" | "member";
}

const UNDO_IMPORT_WITHIN_MS = 86_400_000;

export function createBulkDecisions(parts: ReviewParts, decisions: ManualDecisions): BulkDecisions {
  const { store, files, matches } = parts;
  return {
    bestGuesses(atLeast, limit) {
      const items = matches
        .ambiguous(atLeast, limit)
        .filter(({ best }) => isMatchable(best))
        .map(({ fileId, best, second }) => ({
          fileId,
          best,
          rival: second && best.score - second.score < THRESHOLDS.margin ? second : null,
        }));
      return { items, total: matches.countAmbiguous(atLeast) };
    },

    acceptMany: (fileIds, filmId, by) =>
      store.writeDurable(() =>
        fileIds.filter((fileId) => {
          const file = files.inLibrary(fileId);
          const match = matches.get(fileId);
          if (!file || !match || match.decision === "matched") return false;
          const target = filmId === undefined ? bestTarget(match.candidates) : { filmId };
          if (!target) return false;
          decisions.match(file, target, match.parsed, by);
          return true;
        }),
      ),

    revertMany: (fileIds, by) =>
      store.writeDurable(() => {
        // Read before anything is reverted: a reverted decision can change the state of the next file.
        const decided = fileIds.flatMap((fileId) => {
          const file = files.inLibrary(fileId);
          const match = matches.get(fileId);
          return file && match?.decidedBy === "hand" ? [{ file, match }] : [];
        });
        for (const { file, match } of decided) decisions.revert(file, match.parsed, by);
        return decided.length;
      }),

    removeMany: (fileIds, by) => store.writeDurable(() => removeAdded(fileIds, by, parts)),
  };
}

function removeAdded(fileIds: readonly number[], by: RemovingUser, parts: ReviewParts): string[] {
  const { files, library, events, clock } = parts;
  const addedBy = by.role === "owner" ? null : by.key;
  const removed = files.addedSince(fileIds, clock.now() - UNDO_IMPORT_WITHIN_MS, addedBy);
  for (const file of removed) {
    library.identity.detachFile(file.id);
    files.remove(file.id);
    library.journal.record({ act: "forgotten", by: by.userId, facts: { file: file.path }, fileId: null, filmId: null });
    events.emit({ type: "film.changed", filmId: file.film, fileId: file.id });
  }
  return removed.map(({ path }) => path);
}

function bestTarget([best]: readonly ScoredCandidate[]): { readonly candidate: ScoredCandidate } | null {
  return best && isMatchable(best) ? { candidate: best } : null;
}

/** A candidate that only an offline catalogue knows, without any id, cannot become a film of the library. */
function isMatchable({ tmdbId, imdbId, wikidataId }: FilmCandidate): boolean {
  return tmdbId !== undefined || imdbId !== undefined || wikidataId !== undefined;
}
