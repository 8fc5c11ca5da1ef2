import type { Events } from "../events/index.ts";
import type { FileRecord, FileRecords } from "../intake/index.ts";
import type { Jobs } from "../jobs/index.ts";
import type { Library } from "../library/index.ts";
import type { Store } from "../store/index.ts";
import type { Workers } from "../workers/index.ts";
import type { CandidateSource, FilmCandidate, ScoredCandidate } from "./candidate.ts";
import { cardOf, isAside } from "./cardJob.ts";
import { THRESHOLDS } from "./decide.ts";
import type { Extras } from "./extras.ts";
import { queueEnrichment } from "./identifyJob.ts";
import { identifyRelease } from "./identifyRelease.ts";
import type { DecisionKind, Match, MatchRecords } from "./matches.ts";
import type { Release } from "./release.ts";
import { askSources, type NobodyAnswers } from "./sources.ts";

export interface ReviewParts {
  readonly store: Store;
  readonly files: FileRecords;
  readonly matches: MatchRecords;
  readonly extras: Extras;
  readonly library: Library;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly workers: Workers;
  readonly clock: { now(): number };
  sources(path: string): readonly CandidateSource[];
}

export interface CandidateList {
  readonly parsed: Release;
  readonly candidates: readonly ScoredCandidate[];
  readonly decision: DecisionKind;
  readonly decidedBy: "hand" | "machine" | null;
  readonly threshold: number;
}

/** What a hand says a file is. */
export type HandTarget = { readonly tmdbId?: number; readonly wikidataId?: string; readonly filmId?: number };

export class ReviewProblem extends Error {
  override readonly name = "ReviewProblem";
  readonly code: "unknown_file" | "unknown_film" | "not_matchable" | NobodyAnswers["code"];
  readonly facts: { readonly fact: string };
  constructor(code: ReviewProblem["code"], fact = "") {
    super(code);
    this.code = code;
    this.facts = { fact };
  }
}

interface Before {
  readonly kind: "hand";
  readonly fileId: number;
  readonly match: Match | null;
  readonly film: { readonly id: number; readonly isProvisional: boolean } | null;
}

/** Looking at a decision, and making one by hand. What a hand decided is never overruled. */
export function createReview(parts: ReviewParts) {
  const { store, files, matches, library, jobs, events, clock, extras } = parts;

  function fileOf(id: number): FileRecord {
    const file = files.byId(id);
    if (!file) throw new ReviewProblem("unknown_file");
    return file;
  }

  async function releaseOf(path: string, signal: AbortSignal): Promise<Release> {
    const [release] = await parts.workers.run("mind", "parseReleaseNames", [path], { signal, timeoutMs: 10_000 });
    return release!;
  }

  async function searchAnew(release: Release, query: string, year: number | undefined, signal: AbortSignal) {
    const { nfo: _, ...named } = release;
    const asked: Release = {
      ...named,
      kind: "movie",
      title: query,
      year: year ?? null,
      alternativeTitles: [],
      ids: idsIn(query),
      readings: [{ title: query, year: year ?? null, kind: "movie", weight: 1 }],
    };
    const answer = await askSources(parts.sources(release.path), (source) =>
      identifyRelease(asked, {}, source, signal),
    );
    if (answer.kind === "nobody") throw new ReviewProblem(answer.code, answer.provider);
    return answer.answer.candidates;
  }

  async function candidateFor(
    file: FileRecord,
    target: HandTarget,
    signal: AbortSignal,
  ): Promise<{ filmId: number } | { candidate: FilmCandidate }> {
    if (target.filmId !== undefined) return { filmId: target.filmId };
    const isWanted = (candidate: FilmCandidate) =>
      (target.tmdbId !== undefined && candidate.tmdbId === target.tmdbId) ||
      (target.wikidataId !== undefined && candidate.wikidataId === target.wikidataId);
    const kept = matches.of(file.id)?.candidates.find(isWanted);
    if (kept) return { candidate: kept };
    if (target.tmdbId === undefined) throw new ReviewProblem(target.wikidataId ? "unknown_film" : "not_matchable");

    const ids = { tmdb: target.tmdbId };
    const answer = await askSources(parts.sources(file.path), (source) => source.byId(ids, signal));
    if (answer.kind === "nobody") throw new ReviewProblem(answer.code, answer.provider);
    if (!answer.answer) throw new ReviewProblem("unknown_film");
    return { candidate: { ...answer.answer, tmdbId: target.tmdbId } };
  }

  return {
    async candidates(
      fileId: number,
      { query, year }: { query?: string; year?: number },
      signal: AbortSignal,
    ): Promise<CandidateList> {
      const file = fileOf(fileId);
      const match = matches.of(fileId);
      const parsed = match?.parsed ?? (await releaseOf(file.path, signal));
      const candidates = query ? await searchAnew(parsed, query, year, signal) : (match?.candidates ?? []);
      return {
        parsed,
        candidates,
        decision: match?.decision ?? "unmatched",
        decidedBy: match?.decidedBy ?? null,
        threshold: THRESHOLDS.accept,
      };
    },

    async match(fileId: number, target: HandTarget, by: string, signal: AbortSignal): Promise<void> {
      const file = fileOf(fileId);
      const chosen = await candidateFor(file, target, signal);
      const parsed = matches.of(fileId)?.parsed ?? (await releaseOf(file.path, signal));
      store.promise(() => {
        const before = beforeOf(fileOf(fileId));
        const bound = library.bindFile(fileId, chosen, parsed);
        const candidates = before.match?.candidates ?? [];
        matches.record(
          fileId,
          { parsed, decision: "matched", decidedBy: "hand", score: null, candidates },
          clock.now(),
        );
        files.setState(fileId, "matched");
        extras.follow(file.path);
        library.journal.record({
          act: "matched_by_hand",
          by,
          facts: { file: file.path, film: library.titleOf(bound.filmId) ?? "" },
          fileId,
          filmId: bound.filmId,
          undo: before,
        });
        if ("candidate" in chosen) queueEnrichment(jobs, bound.filmId, chosen.candidate.tmdbId !== undefined);
        events.emit({ type: "film.changed", filmId: bound.filmId, fileId });
      });
    },

    /** Takes a decision back: a hand's gives way to what was before it, a machine's to the review. */
    async unmatch(fileId: number, by: string, signal: AbortSignal): Promise<void> {
      const file = fileOf(fileId);
      const parsed = matches.of(fileId)?.parsed ?? (await releaseOf(file.path, signal));
      store.promise(() => {
        const entry = library.journal.latestUndoable(fileId, "matched_by_hand");
        if (entry) {
          restore(entry.undo as Before, parsed);
          library.journal.markUndone(entry.id);
        } else {
          release(fileId, parsed);
        }
        library.journal.record({ act: "unmatched", by, facts: { file: file.path }, fileId, filmId: null });
        events.emit({ type: "file.changed", fileId });
      });
    },

    /** Undoes a journal entry of this feature. */
    async undo(entry: { readonly undo: unknown; readonly fileId: number | null }, signal: AbortSignal): Promise<void> {
      const fileId = entry.fileId ?? 0;
      const file = fileOf(fileId);
      const parsed = matches.of(fileId)?.parsed ?? (await releaseOf(file.path, signal));
      store.promise(() => {
        if (isBefore(entry.undo)) restore(entry.undo, parsed);
        else release(fileId, parsed);
        events.emit({ type: "file.changed", fileId });
      });
    },
  };

  function beforeOf(file: FileRecord): Before {
    const state = file.film === null ? null : library.stateOf(file.film);
    const film = file.film === null ? null : { id: file.film, isProvisional: state !== "identified" };
    return { kind: "hand", fileId: file.id, match: matches.of(file.id), film };
  }

  function restore(before: Before, parsed: Release): void {
    const { fileId, match, film } = before;
    matches.forget(fileId);
    if (match) matches.record(fileId, match, clock.now());
    if (film && !film.isProvisional && library.stateOf(film.id)) library.bindFile(fileId, { filmId: film.id }, parsed);
    else backToName(fileId, parsed);
    files.setState(fileId, match?.decision ?? "unmatched");
    extras.follow(fileOf(fileId).path);
  }

  /** A card for a film; what a hand had made a film of lies beside one again. */
  function backToName(fileId: number, parsed: Release): void {
    if (!isAside(parsed)) {
      library.unbindFile(fileId, cardOf(fileId, parsed));
      return;
    }
    library.detach(fileId);
    extras.place(fileId, fileOf(fileId).path, parsed);
  }

  /** Back to a card of its own. The hand's "no" stands: the machine does not say the same again. */
  function release(fileId: number, parsed: Release): void {
    const match = matches.of(fileId);
    const candidates = match?.candidates ?? [];
    const decision = candidates.length > 0 ? "ambiguous" : "unmatched";
    if (isAside(parsed)) library.detach(fileId);
    else library.unbindFile(fileId, cardOf(fileId, parsed));
    matches.record(fileId, { parsed, decision, decidedBy: "hand", score: null, candidates }, clock.now());
    files.setState(fileId, decision);
    extras.follow(fileOf(fileId).path);
  }
}

export type Review = ReturnType<typeof createReview>;

function isBefore(undo: unknown): undo is Before {
  return typeof undo === "object" && undo !== null && "kind" in undo && undo.kind === "hand";
}

/** A pasted TMDB or IMDb address is a candidate at once. */
function idsIn(query: string): Release["ids"] {
  const tmdb = /themoviedb\.org\/movie\/(\d{1,9})/.exec(query)?.[1];
  const imdb = /\btt\d{7,10}\b/.exec(query)?.[0];
  return { ...(tmdb ? { tmdb: Number(tmdb) } : {}), ...(imdb ? { imdb } : {}) };
}
