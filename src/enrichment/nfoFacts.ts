import type { ProviderFact } from "../library/index.ts";
import type { Nfo } from "../nfo/index.ts";

/** An NFO does not name its language. Its author chose its texts, so they are shown in every language of the page. */
const NO_LANGUAGE = null;

/** An age rating from an NFO was set by the owner, so it is shown in every country. */
const ANY_COUNTRY = "";

/** `Rated PG-13` is PG-13. */
const ageRating = (written: string) => written.replace(/^rated\s+/i, "");

/** The facts of an NFO, as the library stores them. What it leaves out is filled by providers. */
export function nfoFacts(nfo: Nfo): ProviderFact[] {
  // A rating without a name does not say whose it is.
  const ratings = nfo.ratings.filter(({ name }) => name !== null);
  const values: Readonly<Record<string, unknown>> = {
    title: nfo.title,
    originalTitle: nfo.originalTitle,
    sortTitle: nfo.sortTitle,
    year: nfo.year,
    releaseDate: nfo.premiered,
    runtimeMinutes: nfo.runtimeMinutes,
    tagline: nfo.tagline,
    overview: nfo.plot ?? nfo.outline,
    certification:
      nfo.certification === null ? null : [{ country: ANY_COUNTRY, certification: ageRating(nfo.certification) }],
    collection: nfo.set === null ? null : { id: `nfo:${nfo.set}`, name: nfo.set },
    genres: nfo.genres.length > 0 ? nfo.genres : null,
    ratings: ratings.length > 0 ? ratings : null,
    tags: nfo.tags.length > 0 ? nfo.tags : null,
    locked: nfo.isLocked ? true : null,
  };
  return Object.entries(values).flatMap(([field, value]) =>
    value === null ? [] : [{ field, language: NO_LANGUAGE, value }],
  );
}
