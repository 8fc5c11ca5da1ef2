import type { SampleFilm } from "../sampleFilm.ts";
import { buildTitleSearch, type TitleSearch } from "./titleSearch.ts";

/** A person or genre of the catalogue under its ids at both providers. */
export type CatalogueEntity = {
  readonly number: number;
  readonly itemId: string;
  readonly name: { readonly en: string; readonly fr: string };
};

/** The films with everything looked up by id, built once. */
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
  const people = new Map<string, CatalogueEntity>();
  const genres = new Map<string, CatalogueEntity>();
  const entityByItem = new Map<string, CatalogueEntity>();
  const articles = new Map<string, Map<string, SampleFilm>>([
    ["en", new Map()],
    ["fr", new Map()],
  ]);

  const remember = (
    known: Map<string, CatalogueEntity>,
    name: string,
    make: () => CatalogueEntity,
  ): CatalogueEntity => {
    const found = known.get(name) ?? make();
    known.set(name, found);
    entityByItem.set(found.itemId, found);
    return found;
  };
  const person = (name: string) =>
    remember(people, name, () => ({
      number: FIRST_PERSON + people.size,
      itemId: `Q${FIRST_PERSON_ITEM + people.size}`,
      name: { en: name, fr: name },
    }));
  const genre = (name: string) =>
    remember(genres, name, () => {
      const known = GENRES[name];
      const number = known?.id ?? 90_000 + genres.size;
      return {
        number,
        itemId: known?.item ?? `Q${FIRST_GENRE_ITEM + number}`,
        name: { en: name, fr: known?.fr ?? name },
      };
    });

  for (const film of films) {
    for (const name of [...film.directors, ...(film.writers ?? []), ...film.cast.map((role) => role.name)])
      person(name);
    for (const name of film.genres) genre(name);
    if (film.articles?.en !== undefined) articles.get("en")?.set(film.articles.en.title, film);
    if (film.articles?.fr !== undefined) articles.get("fr")?.set(film.articles.fr.title, film);
  }

  return {
    films,
    byTmdb: new Map(films.map((film) => [film.tmdbId, film])),
    byImdb: new Map(films.flatMap((film) => (film.imdbId === null ? [] : [[film.imdbId, film]]))),
    byItem: new Map(films.map((film) => [film.wikidataId, film])),
    byArticle: (language) => articles.get(language) ?? new Map(),
    person,
    genre,
    entityByItem,
    titles: buildTitleSearch(films),
  };
}

export function titlesOf(film: SampleFilm): readonly string[] {
  return [...new Set([film.title.en, film.title.fr, film.originalTitle, ...(film.alternativeTitles ?? [])])];
}
