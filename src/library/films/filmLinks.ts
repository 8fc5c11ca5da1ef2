import type { FilmLink } from "../../contract/index.ts";

export interface LinkedIds {
  readonly tmdb: number | null;
  readonly imdb: string | null;
  readonly wikidata: string | null;
  readonly facebook?: string;
  readonly instagram?: string;
  readonly twitter?: string;
}

/**
 * The film's pages on other sites. Letterboxd finds a film by its TMDB or IMDb id.
 * @param article of Wikipedia, in the best language there is
 */
export function filmLinks(ids: LinkedIds, article: string | null, homepage: string | null): FilmLink[] {
  const addresses: readonly (readonly [FilmLink["site"], string | null])[] = [
    ["tmdb", ids.tmdb === null ? null : `https://www.themoviedb.org/movie/${ids.tmdb}`],
    ["imdb", ids.imdb && `https://www.imdb.com/title/${ids.imdb}/`],
    ["wikipedia", article],
    ["wikidata", ids.wikidata && `https://www.wikidata.org/wiki/${ids.wikidata}`],
    ["letterboxd", letterboxdAddress(ids)],
    ["homepage", homepage],
    ["facebook", ids.facebook ? `https://www.facebook.com/${ids.facebook}` : null],
    ["instagram", ids.instagram ? `https://www.instagram.com/${ids.instagram}/` : null],
    ["twitter", ids.twitter ? `https://x.com/${ids.twitter}` : null],
  ];
  return addresses.flatMap(([site, url]) => (url ? [{ site, url }] : []));
}

function letterboxdAddress({ tmdb, imdb }: LinkedIds): string | null {
  if (tmdb) return `https://letterboxd.com/tmdb/${tmdb}/`;
  return imdb ? `https://letterboxd.com/imdb/${imdb}/` : null;
}
