import type { FilmFact } from "../providerFilm.ts";
import type { TmdbFilm } from "./tmdbSchemas.ts";

type Video = NonNullable<TmdbFilm["videos"]>["results"]["rows"][number];

/** Best first. */
const TYPES: readonly string[] = ["Trailer", "Teaser"];

/** One trailer per language: official ones first, then full trailers before teasers, then the newest. */
export function trailerFacts(film: TmdbFilm): FilmFact[] {
  const trailers = (film.videos?.results.rows ?? []).filter(isTrailer).toSorted(byFitness);
  const byLanguage = Map.groupBy(trailers, ({ iso_639_1 }) => (iso_639_1 === "xx" ? null : iso_639_1));
  return [...byLanguage].flatMap(([language, [best]]): FilmFact[] =>
    best === undefined
      ? []
      : [{ field: "trailer", language, value: { site: "YouTube", key: best.key, name: best.name } }],
  );
}

function byFitness(a: Video, b: Video): number {
  return (
    TYPES.indexOf(a.type) - TYPES.indexOf(b.type) ||
    Number(b.official) - Number(a.official) ||
    ((a.published_at ?? "") > (b.published_at ?? "") ? -1 : 1)
  );
}

/** Videos of other sites cannot be embedded. */
function isTrailer({ type, site, key }: Video): boolean {
  return TYPES.includes(type) && site === "YouTube" && /^[\w-]{6,20}$/.test(key);
}
