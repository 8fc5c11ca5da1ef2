import {
  countryOf,
  EDITABLE_FIELDS,
  type EditableValues,
  type EditForm,
  type Language,
  type Locale,
  languageOfLocale,
  mainLocale,
} from "../../contract/index.ts";
import {
  appliesIn,
  chooseFacts,
  type Fact,
  localisedGenres,
  type ResolvedFact,
  readCollection,
  releaseIn,
  tagsOf,
} from "../facts/index.ts";
import type { ShownCredit } from "./shownCredits.ts";

type ResolvedFacts = ReadonlyMap<string, ResolvedFact>;

export interface EditFormSource {
  readonly filmId: number;
  readonly facts: readonly Fact[];
  /** The language of the form, in the country of the language of films. */
  readonly locale: Locale;
  readonly shownCredits: readonly ShownCredit[];
  readonly providedCredits: readonly ShownCredit[];
  readonly creditsOrigin: string | null;
}

/** The locale to read a language in: that of films where it is the same language. */
export function localeOf(language: Language, shownIn: Language | Locale): Locale {
  if (language !== languageOfLocale(shownIn)) return mainLocale(language);
  return shownIn === "fr" || shownIn === "en" ? mainLocale(shownIn) : shownIn;
}

/** A film's fields as shown, and as they would be without the owner's edits. Pure. */
export function editFormOf({ filmId, facts, locale, ...credits }: EditFormSource): EditForm {
  const edits = facts.filter(({ origin, language }) => origin === "hand" && appliesIn(language, locale));
  const provided = chooseFacts(
    facts.filter(({ origin }) => origin !== "hand"),
    locale,
  );
  const editsOf = (name: string) => edits.filter(({ field }) => field === name);
  return {
    filmId,
    language: languageOfLocale(locale),
    shown: valuesOf(chooseFacts(facts, locale), credits.shownCredits, locale),
    provided: valuesOf(provided, credits.providedCredits, locale),
    sources: sourcesOf(provided, credits.creditsOrigin),
    edited: EDITABLE_FIELDS.filter((field) => editsOf(field).length > 0),
    locked: EDITABLE_FIELDS.filter((field) => editsOf(field).some(({ isUnlocked }) => isUnlocked !== true)),
    tags: tagsOf(facts),
  };
}

function valuesOf(resolved: ResolvedFacts, credits: readonly ShownCredit[], locale: Locale): EditableValues {
  const text = (field: string): string | null => {
    const value = resolved.get(field)?.value;
    return typeof value === "string" ? value : null;
  };
  const year = resolved.get("year")?.value;
  return {
    title: text("title"),
    sortTitle: text("sortTitle"),
    originalTitle: text("originalTitle"),
    year: typeof year === "number" ? year : null,
    overview: text("overview"),
    tagline: text("tagline"),
    genres: genresOf(resolved, languageOfLocale(locale)),
    certification: releaseIn(countryOf(locale), resolved).certification,
    collection: readCollection(resolved.get("collection")?.value)?.name ?? null,
    credits: credits.map(({ personId, name, job, character }) => ({ personId, name, job, character })),
  };
}

function genresOf(resolved: ResolvedFacts, language: Language): string[] {
  const fact = resolved.get("genres");
  const genres = Array.isArray(fact?.value) ? fact.value.filter((one) => typeof one === "string") : [];
  return fact?.origin === "hand" ? localisedGenres(genres, language) : genres;
}

function sourcesOf(provided: ResolvedFacts, creditsOrigin: string | null): EditForm["sources"] {
  const stated = EDITABLE_FIELDS.flatMap((field) => {
    const fact = provided.get(field);
    if (!fact) return [];
    const at = fact.fetchedAt === undefined ? null : new Date(fact.fetchedAt).toISOString();
    return [[field, { origin: fact.origin, at }] as const];
  });
  const credits = creditsOrigin === null ? [] : [["credits", { origin: creditsOrigin, at: null }] as const];
  return Object.fromEntries([...stated, ...credits]);
}
