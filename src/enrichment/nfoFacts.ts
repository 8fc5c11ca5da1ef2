import type { ProviderFact } from "../library/index.ts";
import type { Nfo } from "../nfo/index.ts";

/** An NFO does not say its language. Its facts are whoever wrote it's choice, in any language of the page. */
const NO_LANGUAGE = null;

/** The facts of an NFO, as the library keeps them; what it does not say leaves a gap for others to fill. */
export function nfoFacts(nfo: Nfo): ProviderFact[] {
  const said: Readonly<Record<string, unknown>> = {
    title: nfo.title,
    originalTitle: nfo.originalTitle,
    year: nfo.year,
    releaseDate: nfo.premiered,
    runtimeMinutes: nfo.runtimeMinutes,
    tagline: nfo.tagline,
    overview: nfo.plot ?? nfo.outline,
    genres: nfo.genres.length > 0 ? nfo.genres : null,
  };
  return Object.entries(said).flatMap(([field, value]) =>
    value === null ? [] : [{ field, language: NO_LANGUAGE, value }],
  );
}
