import type { AsideKind } from "../../contract/index.ts";
import { CodedError } from "../../errors/index.ts";
import type { FileRecord } from "../../intake/index.ts";
import { type JournalEntry, UndoProblem, type WayBack } from "../../library/index.ts";
import type { FilmCandidate } from "../../providers/index.ts";
import type { DecisionKind } from "../files/index.ts";
import {
  allSources,
  identifyFromSources,
  queryProviders,
  type ScoredCandidate,
  scoreCandidate,
  THRESHOLDS,
} from "../matching/index.ts";
import type { Release } from "../releaseName/index.ts";
import { identificationTasks } from "../tasks.ts";
import { createManualDecisions, type MatchTarget } from "./manualDecisions.ts";
import type { ReviewParts } from "./reviewParts.ts";
import type { ReviewErrorCode } from "./reviewProblem.ts";

export interface CandidateList {
  readonly parsed: Release;
  readonly candidates: readonly ScoredCandidate[];
  readonly decision: DecisionKind;
  readonly decidedBy: "hand" | "machine" | null;
  readonly threshold: number;
}

/** What a hand says a file is. */
export type RequestedFilm = {
  readonly tmdbId?: number;
  readonly imdbId?: string;
  readonly wikidataId?: string;
  readonly filmId?: number;
};

/** A season's worth. */
const MOST_SIBLINGS = 50;
const A_DAY_MS = 86_400_000;

/** Looking at a decision, and making one by hand. What a hand decided is never overruled. */
export function createReview(parts: ReviewParts) {
  const { store, files, matches, library, events } = parts;
  const manual = createManualDecisions(parts);

  function requireFile(id: number): FileRecord {
    const file = files.byId(id);
    if (!file) throw new CodedError<ReviewErrorCode>("unknown_file");
    return file;
  }

  /** Forgotten meanwhile, its number may be another file's: a decision is about the file that was looked at. */
  function requireUnchanged(file: FileRecord): FileRecord {
    const now = files.byId(file.id);
    if (now?.path !== file.path) throw new CodedError<ReviewErrorCode>("unknown_file");
    return now;
  }

  async function releaseOf(path: string, signal: AbortSignal): Promise<Release> {
    const [release] = await parts.workers.run(identificationTasks.parseReleaseNames, [path], {
      signal,
      timeoutMs: 10_000,
    });
    return release!;
  }

  async function parsedOf({ id, path }: FileRecord, signal: AbortSignal): Promise<Release> {
    return matches.get(id)?.parsed ?? (await releaseOf(path, signal));
  }

  async function searchByQuery(release: Release, query: string, year: number | undefined, signal: AbortSignal) {
    const { nfo: _, ...named } = release;
    const ids = idsIn(query);
    if (ids.tmdb !== undefined || ids.imdb !== undefined) {
      const film = await filmWith(ids, release.path, signal);
      // Weighed by the file's name: the address is the person's own word, and proves nothing.
      return film ? [scoreCandidate({ ...named, ids: {} }, {}, film)] : [];
    }
    const asked: Release = {
      ...named,
      kind: "movie",
      title: query,
      year: year ?? null,
      alternativeTitles: [],
      ids: {},
      readings: [{ title: query, year: year ?? null, kind: "movie", weight: 1 }],
    };
    const found = await identifyFromSources(asked, {}, parts.sources(release.path), signal);
    if (found.kind === "answered") return found.result.candidates;
    if (found.offlineResult) return found.offlineResult.candidates;
    throw new CodedError<ReviewErrorCode>(found.code, { fact: found.provider });
  }

  async function resolveTarget(file: FileRecord, target: RequestedFilm, signal: AbortSignal): Promise<MatchTarget> {
    if (target.filmId !== undefined) return { filmId: target.filmId };
    const isWanted = (candidate: FilmCandidate) =>
      (target.tmdbId !== undefined && candidate.tmdbId === target.tmdbId) ||
      (target.imdbId !== undefined && candidate.imdbId === target.imdbId) ||
      (target.wikidataId !== undefined && candidate.wikidataId === target.wikidataId);
    const kept = matches.get(file.id)?.candidates.find(isWanted);
    if (kept) return { candidate: kept };
    const { tmdbId: tmdb, imdbId: imdb } = target;
    if (tmdb === undefined && imdb === undefined)
      throw new CodedError<ReviewErrorCode>(target.wikidataId ? "unknown_film" : "not_matchable");

    const ids = { ...(tmdb === undefined ? {} : { tmdb }), ...(imdb === undefined ? {} : { imdb }) };
    const candidate = await filmWith(ids, file.path, signal);
    if (!candidate) throw new CodedError<ReviewErrorCode>("unknown_film");
    return { candidate };
  }

  async function filmWith(ids: Release["ids"], path: string, signal: AbortSignal): Promise<FilmCandidate | null> {
    const answer = await queryProviders(allSources(parts.sources(path)), (source) => source.byId(ids, signal));
    if (answer.kind === "all_failed") throw new CodedError<ReviewErrorCode>(answer.code, { fact: answer.provider });
    return answer.answer ? { ...answer.answer, ...(ids.tmdb === undefined ? {} : { tmdbId: ids.tmdb }) } : null;
  }

  return {
    async candidates(
      fileId: number,
      { query, year }: { query?: string; year?: number },
      signal: AbortSignal,
    ): Promise<CandidateList> {
      const file = requireFile(fileId);
      const match = matches.get(fileId);
      const parsed = await parsedOf(file, signal);
      const candidates = query ? await searchByQuery(parsed, query, year, signal) : (match?.candidates ?? []);
      return {
        parsed,
        candidates,
        decision: match?.decision ?? "unmatched",
        decidedBy: match?.decidedBy ?? null,
        threshold: THRESHOLDS.accept,
      };
    },

    async match(fileId: number, target: RequestedFilm, by: string, signal: AbortSignal): Promise<void> {
      const file = requireFile(fileId);
      const chosen = await resolveTarget(file, target, signal);
      const parsed = await parsedOf(file, signal);
      store.writeDurable(() => manual.match(requireUnchanged(file), chosen, parsed, by));
    },

    async excludeFromLibrary(fileId: number, kind: AsideKind, by: string, signal: AbortSignal): Promise<void> {
      const file = requireFile(fileId);
      const parsed = await parsedOf(file, signal);
      store.writeDurable(() => manual.excludeFromLibrary(requireUnchanged(file), kind, parsed, by));
    },

    async unmatch(fileId: number, by: string, signal: AbortSignal): Promise<void> {
      const file = requireFile(fileId);
      const parsed = await parsedOf(file, signal);
      store.writeDurable(() => manual.revert(requireUnchanged(file), parsed, by));
    },

    /** Reads what undoing a journal entry of this feature needs. @returns the undo, for inside a transaction */
    async prepareUndo(entry: JournalEntry, signal: AbortSignal): Promise<(entry: JournalEntry) => WayBack> {
      const file = files.byId(entry.fileId ?? 0);
      if (!file) throw new UndoProblem("undo_conflict");
      const parsed = await parsedOf(file, signal);
      return (current) => manual.undo(current, parsed);
    },

    /** Files in doubt whose best guess scored so much or more, and how many there are. */
    bestGuesses(atLeast: number, limit: number) {
      const items = matches
        .ambiguous(atLeast, limit)
        .filter(({ best }) => isBindable(best))
        .map(({ fileId, best, second }) => ({
          fileId,
          best,
          rival: second && best.score - second.score < THRESHOLDS.margin ? second : null,
        }));
      return { items, total: matches.countAmbiguous(atLeast) };
    },

    /**
     * Many files at once: each becomes its own best guess, or all become one film of the library.
     * @returns the files that were decided; others were decided in the meantime, or have no guess
     */
    acceptMany(fileIds: readonly number[], filmId: number | undefined, by: string): number[] {
      return store.writeDurable(() =>
        fileIds.filter((fileId) => {
          const file = files.byId(fileId);
          const match = matches.get(fileId);
          if (!file || !match || match.decision === "matched") return false;
          const [best] = match.candidates;
          if (filmId === undefined && !(best && isBindable(best))) return false;
          const chosen = filmId === undefined ? { candidate: best! } : { filmId };
          manual.match(file, chosen, match.parsed, by);
          return true;
        }),
      );
    },

    /** @returns how many decisions were taken back */
    revertMany(fileIds: readonly number[], by: string): number {
      return store.writeDurable(() => {
        const decided = fileIds.flatMap((fileId) => {
          const file = files.byId(fileId);
          const match = matches.get(fileId);
          return file && match?.decidedBy === "hand" ? [{ file, match }] : [];
        });
        for (const { file, match } of decided) manual.revert(file, match.parsed, by);
        return decided.length;
      });
    },

    /**
     * A drop undone: files leave the library, and with them the films that nobody has left anything on. The files
     * themselves stay where they are. What has been here for longer than a day is not taken for a slip.
     * @returns the paths of those that were taken out
     */
    removeMany(fileIds: readonly number[], by: string): string[] {
      return store.writeDurable(() => {
        const dropped = files.addedSince(fileIds, parts.clock.now() - A_DAY_MS);
        for (const file of dropped) {
          library.detach(file.id);
          files.remove(file.id);
          library.journal.record({ act: "forgotten", by, facts: { file: file.path }, fileId: null, filmId: null });
          events.emit({ type: "film.changed", filmId: file.film, fileId: file.id });
        }
        return dropped.map(({ path }) => path);
      });
    },

    /** Undecided files that were read as the same film. */
    async siblings(fileId: number, signal: AbortSignal): Promise<number[]> {
      const parsed = await parsedOf(requireFile(fileId), signal);
      return matches.siblings(fileId, parsed, MOST_SIBLINGS);
    },
  };
}

const isBindable = ({ tmdbId, imdbId, wikidataId }: FilmCandidate) =>
  tmdbId !== undefined || imdbId !== undefined || wikidataId !== undefined;

export type Review = ReturnType<typeof createReview>;

/** A pasted TMDB or IMDb address is a candidate at once. */
function idsIn(query: string): Release["ids"] {
  const tmdb = /themoviedb\.org\/movie\/(\d{1,9})/.exec(query)?.[1];
  const imdb = /\btt\d{7,10}\b/.exec(query)?.[0];
  return { ...(tmdb ? { tmdb: Number(tmdb) } : {}), ...(imdb ? { imdb } : {}) };
}
