import type { Language, Locale } from "../contract/index.ts";
import type { Library } from "../library/index.ts";
import type { ProviderFilm, ProviderFilmPart } from "../providers/index.ts";

export interface RecordingParts {
  readonly library: Library;
  readonly language: Language | Locale;
  readonly now: number;
}

/** Facts that stand in a part of the answer of their own. All others come with the film itself. */
const PART_OF_FIELD: Readonly<Record<string, ProviderFilmPart>> = {
  genres: "genres",
  countries: "countries",
  keywords: "keywords",
  trailer: "trailer",
  certification: "releases",
  releaseDates: "releases",
};
const TRANSLATED: ReadonlySet<string> = new Set(["title", "overview", "tagline"]);

/**
 * What a provider says now takes the place of what it said before, part by part: a field that it leaves out is gone, a
 * part that did not come stays as it was. Each fact keeps its origin, and what is shown is chosen anew. Inside a
 * transaction.
 */
export function recordProviderFilm(
  filmId: number,
  film: ProviderFilm,
  { library, language, now }: RecordingParts,
): void {
  const facts = film.facts.map((fact) =>
    fact.field === "genres" ? { ...fact, value: fact.value.map(({ name }) => name) } : fact,
  );
  const came = (part: ProviderFilmPart) => film.missingParts?.includes(part) !== true;
  library.facts.replace(filmId, film.provider, facts, now, (fact) => isUnanswered(fact, film));
  // What releases before this one kept of a provider's candidate, without saying whose it was.
  if (facts.some(({ field }) => field === "title")) library.facts.replace(filmId, "candidate", []);
  library.identity.recordIds(filmId, film.ids);
  if (came("people")) library.people.recordCredits(filmId, film.provider, film.people);
  library.facts.recordAlternativeTitles(filmId, film.provider, film.alternativeTitles, came("alternativeTitles"));
  // Wikidata knows of no films like this one: the list is TMDB's alone.
  if (film.provider === "tmdb" && came("similar")) library.discovery.recordSimilar(filmId, 0, film.similar);
  library.facts.refreshFilmRow(filmId, language);
}

/** Whether this answer says nothing of a fact: its part did not come. */
function isUnanswered(fact: { readonly field: string; readonly language: string }, film: ProviderFilm): boolean {
  const unanswered = film.missingParts ?? [];
  const part = PART_OF_FIELD[fact.field];
  if (part) return unanswered.includes(part);
  const isTranslation = TRANSLATED.has(fact.field) && fact.language !== "" && fact.language !== film.requestedLanguage;
  return isTranslation && unanswered.includes("translations");
}
