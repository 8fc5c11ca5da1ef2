import type { SampleFilm } from "../sampleFilm.ts";
import { buildTitleSearch, type TitleSearch } from "./titleSearch.ts";

/** A person or genre of the catalogue under its ids at both providers. */
export type CatalogueEntity = {
  readonly number: number;
  readonly itemId: string;
  readonly name: { readonly en: string; readonly fr: string };
};

/** The films and everything that is looked up by id, built once. */
export type Catalogue = {
  readonly films: readonly SampleFilm[];
  readonly byTmdb: ReadonlyMap<number, SampleFilm>;
  readonly byImdb: ReadonlyMap<string, SampleFilm>;
  readonly byItem: ReadonlyMap<string, SampleFilm>;
  readonly byArticle: (language: string) => ReadonlyMap<string, SampleFilm>;
  readonly person: (name: string) => CatalogueEntity;
  readonly genre: (name: string) => CatalogueEntity;
  readonly entityByItem: ReadonlyMap<string, CatalogueEntity>;
  readonly titles: TitleSearch;
};

/** Ids that neither TMDB nor Wikidata has given out. */
const FIRST_PERSON = 9_000_000;
const FIRST_PERSON_ITEM = 8_000_000_000;
const FIRST_GENRE = 90_000;
const FIRST_GENRE_ITEM = 8_900_000_000;

/** TMDB's genres, with the item that means the same at Wikidata where it is a common one. */
const GENRES: Readonly<Record<string, { id: number; fr: string; item?: string }>> = {
  Action: { id: 28, fr: "Action", item: "Q188473" },
  Adventure: { id: 12, fr: "Aventure", item: "Q319221" },
  Animation: { id: 16, fr: "Animation", item: "Q202866" },
  Comedy: { id: 35, fr: "Comédie", item: "Q157443" },
  Crime: { id: 80, fr: "Crime", item: "Q959790" },
  Documentary: { id: 99, fr: "Documentaire", item: "Q93204" },
  Drama: { id: 18, fr: "Drame", item: "Q130232" },
  Family: { id: 10751, fr: "Familial", item: "Q1361932" },
  Fantasy: { id: 14, fr: "Fantastique", item: "Q157394" },
  History: { id: 36, fr: "Histoire", item: "Q17013749" },
  Horror: { id: 27, fr: "Horreur", item: "Q200092" },
  Music: { id: 10402, fr: "Musique", item: "Q842256" },
  Mystery: { id: 9648, fr: "Mystère", item: "Q1200678" },
  Romance: { id: 10749, fr: "Romance", item: "Q1054574" },
  "Science Fiction": { id: 878, fr: "Science-Fiction", item: "Q471839" },
  "TV Movie": { id: 10770, fr: "Téléfilm" },
  Thriller: { id: 53, fr: "Thriller", item: "Q2484376" },
  War: { id: 10752, fr: "Guerre", item: "Q369747" },
  Western: { id: 37, fr: "Western", item: "Q172980" },
};

export function buildCatalogue(films: readonly SampleFilm[]): Catalogue {
  const entityByItem = new Map<string, CatalogueEntity>();
  const person = entityRegistry(entityByItem, personEntity);
  const genre = entityRegistry(entityByItem, genreEntity);
  for (const { directors, writers = [], cast, genres } of films) {
    for (const name of [...directors, ...writers, ...cast.map((role) => role.name)]) person(name);
    for (const name of genres) genre(name);
  }
  const articles = { en: articlesIn(films, "en"), fr: articlesIn(films, "fr") };

  return {
    films,
    byTmdb: new Map(films.map((film) => [film.tmdbId, film])),
    byImdb: new Map(films.flatMap((film) => (film.imdbId === null ? [] : [[film.imdbId, film]]))),
    byItem: new Map(films.map((film) => [film.wikidataId, film])),
    byArticle: (language) => (language === "en" || language === "fr" ? articles[language] : new Map()),
    person,
    genre,
    entityByItem,
    titles: buildTitleSearch(films),
  };
}

/** @returns the entity of a name, made on first use */
function entityRegistry(
  byItem: Map<string, CatalogueEntity>,
  create: (name: string, index: number) => CatalogueEntity,
): (name: string) => CatalogueEntity {
  const byName = new Map<string, CatalogueEntity>();
  return (name) => {
    const entity = byName.get(name) ?? create(name, byName.size);
    byName.set(name, entity);
    byItem.set(entity.itemId, entity);
    return entity;
  };
}

function personEntity(name: string, index: number): CatalogueEntity {
  return { number: FIRST_PERSON + index, itemId: `Q${FIRST_PERSON_ITEM + index}`, name: { en: name, fr: name } };
}

function genreEntity(name: string, index: number): CatalogueEntity {
  const known = GENRES[name];
  const number = known?.id ?? FIRST_GENRE + index;
  return {
    number,
    itemId: known?.item ?? `Q${FIRST_GENRE_ITEM + number}`,
    name: { en: name, fr: known?.fr ?? name },
  };
}

function articlesIn(films: readonly SampleFilm[], language: "en" | "fr"): ReadonlyMap<string, SampleFilm> {
  return new Map(
    films.flatMap((film) => {
      const article = film.articles?.[language];
      return article === undefined ? [] : [[article.title, film]];
    }),
  );
}

export function titlesOf(film: SampleFilm): readonly string[] {
  return [...new Set([film.title.en, film.title.fr, film.originalTitle, ...(film.alternativeTitles ?? [])])];
}
