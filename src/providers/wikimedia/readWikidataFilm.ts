import type { Language } from "../../contract/index.ts";
import { isWebAddress } from "../isWebAddress.ts";
import type { Credit, CreditJob, FilmFact, Genre, ProviderFilm } from "../providerFilm.ts";
import { TMDB_GENRES } from "../tmdb/index.ts";
import { earliestDate, itemIds, texts } from "./readClaims.ts";
import { TMDB_GENRES_OF_ITEM } from "./wikidataGenres.ts";
import { imdbIdOf, labelOf, originalTitleOf, runtimeOf, tmdbIdOf, type WikidataItem } from "./wikidataItem.ts";

const LANGUAGES: readonly Language[] = ["fr", "en"];
const MAX_ACTORS = 40;
const CREDIT_PROPERTIES: readonly (readonly [property: string, job: CreditJob])[] = [
  ["P161", "actor"],
  ["P57", "director"],
  ["P58", "writer"],
  ["P50", "author"],
  ["P1877", "author"],
  ["P162", "producer"],
  ["P86", "composer"],
  ["P344", "cinematographer"],
  ["P1040", "editor"],
];
const GENRE = "P136";
const COUNTRY = "P495";
const SERIES = "P179";
const STUDIO = "P272";
const WEBSITE = "P856";

/** The items whose names are needed to describe this one: people, genres, countries, its series. */
export function linkedItems(item: WikidataItem): readonly string[] {
  const people = CREDIT_PROPERTIES.flatMap(([property]) => itemIds(item.claims, property).slice(0, MAX_ACTORS));
  const others = [GENRE, COUNTRY, SERIES, STUDIO].flatMap((property) => itemIds(item.claims, property));
  return [...new Set([...people, ...others])];
}

/** Wikidata's film (CC0) as a `ProviderFilm`, with the names of the linked items. It has no tagline and no overview. */
export function readWikidataFilm(item: WikidataItem, names: ReadonlyMap<string, WikidataItem>): ProviderFilm {
  const tmdb = tmdbIdOf(item);
  const imdb = imdbIdOf(item);
  return {
    provider: "wikidata",
    ids: { wikidata: item.id, ...(tmdb === null ? {} : { tmdb }), ...(imdb === null ? {} : { imdb }) },
    facts: [...titleFacts(item), ...plainFacts(item), ...linkedFacts(item, names)],
    people: credits(item, names),
    alternativeTitles: otherTitles(item),
    similar: [],
    images: {},
    droppedRows: [...item.claims.values()].reduce((sum, list) => sum + list.dropped, 0),
  };
}

/** Every label and alias, each once. */
export function otherTitles(item: WikidataItem): readonly string[] {
  return [...new Set([...item.labels.values(), ...item.aliases])];
}

function titleFacts(item: WikidataItem): FilmFact[] {
  const facts: FilmFact[] = [];
  const original = originalTitleOf(item);
  if (original !== null) facts.push({ field: "originalTitle", language: original.language, value: original.text });
  for (const language of LANGUAGES) {
    const title = item.labels.get(language) ?? item.labels.get("mul");
    if (title !== undefined) facts.push({ field: "title", language, value: title });
  }
  return facts;
}

function plainFacts(item: WikidataItem): FilmFact[] {
  const facts: FilmFact[] = [];
  const date = earliestDate(item.claims, "P577");
  const runtime = runtimeOf(item);
  const original = originalTitleOf(item);
  if (date !== null) facts.push({ field: "year", language: null, value: date.year });
  if (date?.day) facts.push({ field: "releaseDate", language: null, value: date.day });
  if (runtime !== null) facts.push({ field: "runtimeMinutes", language: null, value: runtime });
  // `zh-hans` is Chinese; `mul` means several languages, `und` an unknown one.
  const spoken = /^([a-z]{2})(?:-|$)/.exec(original?.language ?? "")?.[1];
  if (spoken) facts.push({ field: "originalLanguage", language: null, value: spoken });
  const website = texts(item.claims, WEBSITE).find(isWebAddress);
  if (website) facts.push({ field: "homepage", language: null, value: website });
  return facts;
}

function linkedFacts(item: WikidataItem, names: ReadonlyMap<string, WikidataItem>): FilmFact[] {
  const facts: FilmFact[] = [];
  const genreIds = itemIds(item.claims, GENRE);
  const [series] = itemIds(item.claims, SERIES);
  for (const language of LANGUAGES) {
    const nameOf = (id: string) => nameIn(names.get(id), language);
    const genres = genresOf(genreIds, language, nameOf);
    if (genres.length > 0) facts.push({ field: "genres", language, value: genres });

    const countries = itemIds(item.claims, COUNTRY).flatMap((id) => {
      const name = nameOf(id);
      return name === null ? [] : [{ code: null, name }];
    });
    if (countries.length > 0) facts.push({ field: "countries", language, value: countries });

    const studios = itemIds(item.claims, STUDIO).flatMap((id) => {
      const name = nameOf(id);
      return name === null ? [] : [{ id, name, country: null }];
    });
    if (studios.length > 0) facts.push({ field: "studios", language, value: studios });

    const seriesName = series === undefined ? null : nameOf(series);
    if (series !== undefined && seriesName !== null)
      facts.push({ field: "collection", language, value: { id: series, name: seriesName } });
  }
  return facts;
}

function genresOf(ids: readonly string[], language: Language, nameOf: (id: string) => string | null): readonly Genre[] {
  const genres = new Map<number | string, Genre>();
  for (const id of ids) {
    const shared = TMDB_GENRES.filter((genre) => TMDB_GENRES_OF_ITEM[id]?.includes(genre.id));
    for (const genre of shared) genres.set(genre.id, { id: genre.id, name: genre[language] });
    const name = shared.length > 0 ? null : nameOf(id);
    if (name !== null) genres.set(id, { id, name });
  }
  return [...genres.values()];
}

function credits(item: WikidataItem, names: ReadonlyMap<string, WikidataItem>): readonly Credit[] {
  return [...new Set(CREDIT_PROPERTIES.map(([, job]) => job))].flatMap((job) =>
    [...new Set(peopleOf(item, job))].slice(0, MAX_ACTORS).flatMap((id, order): Credit[] => {
      const name = nameIn(names.get(id), "en");
      return name === null ? [] : [{ providerPersonId: id, name, job, order }];
    }),
  );
}

function peopleOf(item: WikidataItem, job: CreditJob): readonly string[] {
  return CREDIT_PROPERTIES.filter(([, of]) => of === job).flatMap(([property]) => itemIds(item.claims, property));
}

function nameIn(item: WikidataItem | undefined, language: Language): string | null {
  return item === undefined ? null : labelOf(item, language);
}
