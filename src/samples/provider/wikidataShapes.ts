import type { SampleFilm } from "../sampleFilm.ts";
import { type Catalogue, type CatalogueEntity, titlesOf } from "./catalogue.ts";

const FILM = "Q11424";
const SHORT_FILM_MINUTES = 40;
const LAST_SILENT_YEAR = 1927;
const MINUTE = "http://www.wikidata.org/entity/Q7727";

/** Many items are only instances of a sub-class of film. */
export function kindOf({ genres, year, runtimeMinutes }: SampleFilm): string {
  if (genres.includes("TV Movie")) return "Q506240";
  if (runtimeMinutes !== null && runtimeMinutes < SHORT_FILM_MINUTES) return "Q24862";
  if (genres.includes("Animation")) return "Q202866";
  if (genres.includes("Documentary")) return "Q93204";
  return year <= LAST_SILENT_YEAR ? "Q226730" : FILM;
}

/** A film as `wbgetentities` shows it. */
export function filmEntity(catalogue: Catalogue, film: SampleFilm, languages: readonly string[]) {
  const others = titlesOf(film).filter((title) => title !== film.title.en && title !== film.title.fr);
  return {
    type: "item",
    id: film.wikidataId,
    labels: labelsIn(film.title, languages),
    descriptions: {},
    // An item without aliases carries an empty list here, not an empty object: so does the real one.
    aliases: others.length === 0 ? [] : { en: others.map((value) => ({ language: "en", value })) },
    claims: {
      P31: [statement("P31", itemValue(kindOf(film)))],
      P577: [statement("P577", timeValue(film.year))],
      P1476: [
        statement("P1476", {
          type: "monolingualtext",
          value: { text: film.originalTitle, language: film.originalLanguage },
        }),
      ],
      ...(film.runtimeMinutes === null ? {} : { P2047: [statement("P2047", quantity(film.runtimeMinutes))] }),
      ...claimedItems(
        "P57",
        film.directors.map((name) => catalogue.person(name).itemId),
      ),
      ...claimedItems(
        "P58",
        (film.writers ?? []).map((name) => catalogue.person(name).itemId),
      ),
      ...claimedItems(
        "P161",
        film.cast.map((role) => catalogue.person(role.name).itemId),
      ),
      ...claimedItems(
        "P136",
        film.genres.map((name) => catalogue.genre(name).itemId),
      ),
      P4947: [statement("P4947", { type: "string", value: String(film.tmdbId) })],
      ...(film.imdbId === null ? {} : { P345: [statement("P345", { type: "string", value: film.imdbId })] }),
    },
    sitelinks: Object.fromEntries(
      Object.entries(film.articles ?? {}).map(([language, article]) => [
        `${language}wiki`,
        { site: `${language}wiki`, title: article.title, badges: [] },
      ]),
    ),
  };
}

/** A person or a genre: a name under `mul` alone, as many items have since 2025. */
export function namedEntity(thing: CatalogueEntity, languages: readonly string[]) {
  const isSame = thing.name.en === thing.name.fr;
  const labels = isSame ? { mul: { language: "mul", value: thing.name.en } } : labelsIn(thing.name, languages);
  return { type: "item", id: thing.itemId, labels, descriptions: {}, aliases: {}, claims: {}, sitelinks: {} };
}

function labelsIn(names: { readonly en: string; readonly fr: string }, languages: readonly string[]) {
  const known = Object.entries(names).filter(([language]) => languages.includes(language));
  return Object.fromEntries(known.map(([language, value]) => [language, { language, value }]));
}

function claimedItems(property: string, ids: readonly string[]) {
  return ids.length === 0 ? {} : { [property]: ids.map((id) => statement(property, itemValue(id))) };
}

function statement(property: string, datavalue: unknown) {
  return { mainsnak: { snaktype: "value", property, datavalue }, type: "statement", rank: "normal" };
}

function itemValue(id: string) {
  return { type: "wikibase-entityid", value: { "entity-type": "item", "numeric-id": Number(id.slice(1)), id } };
}

/** Precision 9: known to the year. */
function timeValue(year: number) {
  return {
    type: "time",
    value: {
      time: `+${year}-00-00T00:00:00Z`,
      timezone: 0,
      before: 0,
      after: 0,
      precision: 9,
      calendarmodel: "http://www.wikidata.org/entity/Q1985727",
    },
  };
}

function quantity(minutes: number) {
  return { type: "quantity", value: { amount: `+${minutes}`, unit: MINUTE } };
}
