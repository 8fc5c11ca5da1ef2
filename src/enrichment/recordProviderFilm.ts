import type { Language, Locale } from "../contract/index.ts";
import type { Library, ProviderFact } from "../library/index.ts";
import type { ProviderFilm, ProviderFilmPart } from "../providers/index.ts";

export interface RecordingParts {
  readonly library: Library;
  readonly language: Language | Locale;
  readonly now: number;
  /** Fields that keep what they have, whatever the answer says of them. */
  readonly except?: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** Facts that come in a part of the answer of their own. All others come with the film itself. */
const PART_OF_FIELD: Readonly<Record<string, ProviderFilmPart>> = {
  genres: "genres",
  countries: "countries",
  keywords: "keywords",
  studios: "studios",
  spokenLanguages: "spokenLanguages",
  originCountries: "originCountries",
  accounts: "accounts",
  collectionParts: "collectionParts",
  images: "images",
  trailer: "trailer",
  certification: "releases",
  releaseDates: "releases",
};
const TRANSLATED: ReadonlySet<string> = new Set(["title", "overview", "tagline"]);

/**
 * Replaces what a provider said of a film before, part by part: a field that the answer leaves out is deleted, a part that
 * is missing from the answer stays as it was. Facts keep their origin; what is shown is chosen again. Inside a
 * transaction.
 */
export function recordProviderFilm(
  filmId: number,
  film: ProviderFilm,
  { library, language, now, except = NONE }: RecordingParts,
): void {
  const facts = statedFacts(film).filter(({ field }) => !except.has(field));
  const hasPart = (part: ProviderFilmPart) => film.missingParts?.includes(part) !== true;
  const keeps = (fact: { readonly field: string; readonly language: string }) =>
    except.has(fact.field) || isOfMissingPart(fact, film);
  library.facts.replace(filmId, film.provider, facts, now, keeps);
  // Facts of a candidate that earlier releases stored without their provider.
  if (facts.some(({ field }) => field === "title")) library.facts.replace(filmId, "candidate", []);
  library.identity.recordIds(filmId, film.ids);
  if (hasPart("people") && !except.has("credits")) library.people.recordCredits(filmId, film.provider, film.people);
  library.facts.recordAlternativeTitles(filmId, film.provider, film.alternativeTitles, hasPart("alternativeTitles"));
  // Only TMDB has similar films.
  if (film.provider === "tmdb" && hasPart("similar")) library.discovery.recordSimilar(filmId, 0, film.similar);
  library.edits.yieldToProvider(filmId, statedFields(film).difference(except));
  library.facts.refreshFilmRow(filmId, language);
}

/** The facts of an answer as the library stores them: genres by their names. */
export function statedFacts({ facts }: ProviderFilm): ProviderFact[] {
  return facts.map((fact) => (fact.field === "genres" ? { ...fact, value: fact.value.map(({ name }) => name) } : fact));
}

/** Fields that an answer has a value for. */
export function statedFields({ facts, people }: ProviderFilm): Set<string> {
  return new Set([...facts.map(({ field }) => field), ...(people.length > 0 ? ["credits"] : [])]);
}

/** Whether the part of the answer that would hold a fact is missing. */
export function isOfMissingPart(
  fact: { readonly field: string; readonly language: string },
  film: ProviderFilm,
): boolean {
  const missing = film.missingParts ?? [];
  const part = PART_OF_FIELD[fact.field];
  if (part) return missing.includes(part);
  const isTranslation = TRANSLATED.has(fact.field) && fact.language !== "" && fact.language !== film.requestedLanguage;
  return isTranslation && missing.includes("translations");
}
