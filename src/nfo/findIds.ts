import type { NfoIds, NfoKind } from "./nfo.ts";

const TMDB_FILM = /themoviedb\.org\/movie\/(\d{1,9})(?!\d)/gi;
const TMDB_SERIES = /themoviedb\.org\/tv\/\d/i;
const IMDB = /(?<![a-z\d])tt\d{7,10}(?!\d)/gi;
const TVDB = /thetvdb\.com\/\?[^\s<>"']{0,80}?[?&]?id=(\d{1,9})(?!\d)/gi;
const KODI_SERIES = /thetvdb\.com\/(?:series|\?tab=series)/i;

/**
 * Ids in any text: URLs of TMDB, IMDb or TheTVDB, and bare `tt` numbers. Where a text has several ids of one provider,
 * none is taken: release notes mention other films too.
 */
export function findIds(text: string): NfoIds {
  const tmdb = singleMatch(text, TMDB_FILM);
  const imdb = singleMatch(text, IMDB)?.toLowerCase();
  const tvdb = singleMatch(text, TVDB);
  return {
    ...(tmdb === null || Number(tmdb) === 0 ? {} : { tmdb: Number(tmdb) }),
    ...(imdb === undefined ? {} : { imdb }),
    ...(tvdb === null || Number(tvdb) === 0 ? {} : { tvdb: Number(tvdb) }),
  };
}

/** The kind of work that the URLs in a text lead to. */
export function kindOfUrls(text: string): NfoKind {
  return TMDB_SERIES.test(text) || KODI_SERIES.test(text) ? "tvshow" : "other";
}

function singleMatch(text: string, pattern: RegExp): string | null {
  const found = new Set<string>();
  for (const match of text.matchAll(pattern)) found.add((match[1] ?? match[0]).toLowerCase());
  const [first] = found;
  return found.size === 1 && first !== undefined ? first : null;
}
