import type { CandidateSource } from "../../providers/index.ts";
import { parseReleaseName, typedRelease } from "../releaseName/index.ts";
import { identifyRelease } from "./identifyRelease.ts";

/** A film as a list of another program needs it: at least one id. */
export interface FoundFilm {
  readonly title: string;
  readonly tmdb?: number;
  readonly imdb?: string;
}

/** The film that a title in a list names. @returns null where the match is not certain, or has no TMDB or IMDb id */
export async function findFilmByTitle(
  title: string,
  year: number | null,
  source: CandidateSource,
  signal: AbortSignal,
): Promise<FoundFilm | null> {
  const release = typedRelease(parseReleaseName(`${title}.mkv`), title, year);
  const { decision } = await identifyRelease(release, {}, source, signal);
  if (decision.kind !== "matched") return null;
  const { tmdbId: tmdb, imdbId: imdb, title: found } = decision.candidate;
  if (tmdb === undefined && imdb === undefined) return null;
  return { title: found, ...(tmdb === undefined ? {} : { tmdb }), ...(imdb === undefined ? {} : { imdb }) };
}
