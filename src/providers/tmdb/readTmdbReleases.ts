import type { FilmFact } from "../providerFilm.ts";
import { isDay } from "./tmdbDates.ts";
import type { TmdbFilm } from "./tmdbSchemas.ts";

type Release = NonNullable<TmdbFilm["release_dates"]>["results"]["rows"][number]["release_dates"]["rows"][number];

/** TMDB's types of release: 1 premiere, 2 limited, 3 theatrical, 4 digital, 5 physical, 6 television. */
const PREMIERE = 1;
/**
 * Release types whose certification is used, in order: cinemas, then discs, streaming and television, premieres last.
 */
const CERTIFYING_TYPES: readonly number[] = [3, 2, 5, 4, 6, 1];

/** Age ratings and release dates by country. */
export function releaseFacts(film: TmdbFilm): FilmFact[] {
  const countries = (film.release_dates?.results.rows ?? []).map(({ iso_3166_1: country, release_dates }) => ({
    country,
    releases: release_dates.rows,
  }));
  const facts: FilmFact[] = [];
  const certifications = countries.flatMap(({ country, releases }) => {
    const certification = certificationOf(releases);
    return certification === null ? [] : [{ country, certification }];
  });
  if (certifications.length > 0) facts.push({ field: "certification", language: null, value: certifications });
  const dates = countries.flatMap(({ country, releases }) => {
    const date = firstRelease(releases);
    return date === null ? [] : [{ country, date }];
  });
  if (dates.length > 0) facts.push({ field: "releaseDates", language: null, value: dates });
  return facts;
}

/** The certification of the first release of the most reliable type, because later releases may be rated again. */
function certificationOf(releases: readonly Release[]): string | null {
  const rankOf = ({ type }: Release) => {
    const rank = CERTIFYING_TYPES.indexOf(type ?? PREMIERE);
    return rank < 0 ? CERTIFYING_TYPES.length : rank;
  };
  const [best] = releases
    .filter(({ certification }) => certification !== null)
    .toSorted((a, b) => rankOf(a) - rankOf(b) || ((a.release_date ?? "9999") < (b.release_date ?? "9999") ? -1 : 1));
  return best?.certification ?? null;
}

/** Premieres are not public releases. */
function firstRelease(releases: readonly Release[]): string | null {
  const [first] = releases
    .filter(({ type }) => (type ?? PREMIERE) > PREMIERE)
    .map(({ release_date }) => release_date?.slice(0, 10) ?? "")
    .filter(isDay)
    .toSorted();
  return first ?? null;
}
