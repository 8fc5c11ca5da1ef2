import { CodedError } from "../../errors/index.ts";
import type { FileRecord } from "../../intake/index.ts";
import type { FilmCandidate } from "../../providers/index.ts";
import {
  allSources,
  type FileFacts,
  identifyFromSources,
  queryProviders,
  type ScoredCandidate,
  scoreCandidate,
} from "../matching/index.ts";
import { type Release, typedRelease } from "../releaseName/index.ts";
import type { MatchTarget } from "./manualDecisions.ts";
import type { ReviewErrorCode } from "./reviewErrorCode.ts";
import type { ReviewParts } from "./reviewParts.ts";

/** The film that a person chose: a film of the library, or any id that a provider knows. */
export interface RequestedFilm {
  readonly tmdbId?: number;
  readonly imdbId?: string;
  readonly wikidataId?: string;
  readonly filmId?: number;
}

/** Films that a person asks for, by words, by a pasted address, or by an id. */
export interface CandidateLookup {
  /**
   * @param query a title, or a TMDB or IMDb address
   * @throws CodedError when no provider can be reached and no catalogue has an answer
   */
  search(
    release: Release,
    file: FileFacts,
    query: string,
    year: number | undefined,
    signal: AbortSignal,
  ): Promise<readonly ScoredCandidate[]>;
  /** @throws CodedError `unknown_film`, `not_matchable`, or the code of the outage */
  resolve(file: FileRecord, requested: RequestedFilm, signal: AbortSignal): Promise<MatchTarget>;
}

export function createCandidateLookup({ matches, sources }: Pick<ReviewParts, "matches" | "sources">): CandidateLookup {
  async function findByIds(ids: Release["ids"], path: string, signal: AbortSignal): Promise<FilmCandidate | null> {
    const found = await queryProviders(
      allSources(sources(path)),
      (source) => source.byId(ids, signal),
      (answer) => answer !== null,
    );
    if (found.kind === "all_failed") throw new CodedError<ReviewErrorCode>(found.code, { fact: found.provider });
    return found.answer && { ...found.answer, ...(ids.tmdb === undefined ? {} : { tmdbId: ids.tmdb }) };
  }

  return {
    async search(release, file, query, year, signal) {
      const { nfo: _, ...withoutNfo } = release;
      const ids = idsInAddress(query);
      if (ids.tmdb !== undefined || ids.imdb !== undefined) {
        const film = await findByIds(ids, release.path, signal);
        // Scored without the pasted address, which would otherwise confirm itself.
        return film ? [scoreCandidate({ ...withoutNfo, ids: {} }, file, film)] : [];
      }
      const typed = typedRelease(withoutNfo, query, year ?? null);
      const found = await identifyFromSources(typed, file, sources(release.path), signal);
      // Films of every year are listed; those of the year in the file name come first.
      const inOrder = (candidates: readonly ScoredCandidate[]) =>
        year === undefined && release.year !== null
          ? rescored(candidates, typedRelease(withoutNfo, query, release.year), file)
          : candidates;
      if (found.kind === "answered") return inOrder(found.result.candidates);
      if (found.interimResult) return inOrder(found.interimResult.candidates);
      throw new CodedError<ReviewErrorCode>(found.code, { fact: found.provider });
    },

    async resolve(file, requested, signal) {
      if (requested.filmId !== undefined) return { filmId: requested.filmId };
      const stored = matches.get(file.id)?.candidates.find((candidate) => isRequested(candidate, requested));
      if (stored) return { candidate: stored };
      const { tmdbId: tmdb, imdbId: imdb } = requested;
      if (tmdb === undefined && imdb === undefined)
        throw new CodedError<ReviewErrorCode>(requested.wikidataId ? "unknown_film" : "not_matchable");
      const ids = { ...(tmdb === undefined ? {} : { tmdb }), ...(imdb === undefined ? {} : { imdb }) };
      const candidate = await findByIds(ids, file.path, signal);
      if (!candidate) throw new CodedError<ReviewErrorCode>("unknown_film");
      return { candidate };
    },
  };
}

/**
 * Sorts the candidates using the year in the file name. Films with exactly the typed title always come first, because
 * the user may have typed it to correct a wrong file name. Within both groups, films of the file's year come first.
 */
function rescored(candidates: readonly ScoredCandidate[], release: Release, file: FileFacts): ScoredCandidate[] {
  return candidates
    .map((typed) => ({ typed, withYear: scoreCandidate(release, file, typed) }))
    .map(({ typed, withYear }) => ({
      withYear,
      isExact: typed.evidence.some(({ feature, weight }) => feature === "title" && weight === 1),
      rank: Math.max(typed.score, withYear.score),
    }))
    .sort((a, b) => Number(b.isExact) - Number(a.isExact) || b.rank - a.rank)
    .map(({ withYear }) => withYear);
}

function isRequested(candidate: FilmCandidate, { tmdbId, imdbId, wikidataId }: RequestedFilm): boolean {
  return (
    (tmdbId !== undefined && candidate.tmdbId === tmdbId) ||
    (imdbId !== undefined && candidate.imdbId === imdbId) ||
    (wikidataId !== undefined && candidate.wikidataId === wikidataId)
  );
}

/** The ids in a pasted TMDB or IMDb address. */
function idsInAddress(query: string): Release["ids"] {
  const tmdb = /themoviedb\.org\/movie\/(\d{1,9})/.exec(query)?.[1];
  const imdb = /\btt\d{7,10}\b/.exec(query)?.[0];
  return { ...(tmdb ? { tmdb: Number(tmdb) } : {}), ...(imdb ? { imdb } : {}) };
}
