import type { PersonProfile } from "../contract/index.ts";
import { isSampleFilm, type PersonDetails } from "../providers/index.ts";

/**
 * A person's profile as the contract has it.
 * @param owned TMDB ids of films of the library, which the page lists already
 */
export function personProfileAnswer(
  personId: number,
  { films, ids, ...life }: PersonDetails,
  owned: ReadonlySet<number>,
): PersonProfile {
  const missing = films.filter(({ tmdbId }) => !owned.has(tmdbId));
  return {
    biography: life.biography,
    birthday: life.birthday,
    deathday: life.deathday,
    placeOfBirth: life.placeOfBirth,
    // A sample's ids lead to nothing.
    links: isSampleFilm(ids) ? [] : linksOf(ids),
    missingFilms: missing
      .toSorted((a, b) => (b.year ?? Number.POSITIVE_INFINITY) - (a.year ?? Number.POSITIVE_INFINITY))
      .map(({ posterPath, jobs, ...film }) => ({
        ...film,
        jobs: [...jobs],
        poster:
          posterPath === null ? null : { url: `/api/artwork/profile/${personId}${posterPath}`, placeholder: null },
      })),
  };
}

function linksOf({ tmdb, imdb, wikidata }: PersonDetails["ids"]): PersonProfile["links"] {
  return [
    ...(tmdb === undefined ? [] : [{ site: "tmdb" as const, url: `https://www.themoviedb.org/person/${tmdb}` }]),
    ...(imdb === undefined ? [] : [{ site: "imdb" as const, url: `https://www.imdb.com/name/${imdb}/` }]),
    ...(wikidata === undefined
      ? []
      : [{ site: "wikidata" as const, url: `https://www.wikidata.org/wiki/${wikidata}` }]),
  ];
}
