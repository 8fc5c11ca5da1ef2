/**
 * Films as the page shows them: cards and details, and, for threads, lists with sort and filter and positions in a list.
 * In: a person and a query of the contract. Out: cards and pages. It only reads.
 */
import type { FactSources, FilmCard, FilmDetail, Language, Locale } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import type { LibraryFacts } from "../facts/index.ts";
import { titleOf, titleWithYear } from "../filmRecord/index.ts";
import type { PersonalLists } from "../lists/index.ts";
import type { Explain } from "./enrichmentStates.ts";
import { createFactSources } from "./factSources.ts";
import { createFilmCards } from "./filmCards.ts";
import { createFilmDetail } from "./filmDetail.ts";
import { type FilmLogo, filmLogo } from "./filmLogo.ts";
import { type FilmInProgress, filmsInProgress } from "./inProgress.ts";

export { createFilmCards, type FilmCards } from "./filmCards.ts";
export { createFilmList, type FilmList } from "./filmList.ts";

export interface LibraryFilms {
  /** Cards by number; unknown films are left out. */
  cardsOf(user: number, ids: readonly number[]): Map<number, FilmCard>;
  /** UC3: everything stored about a film; null where it is not in the library. @param language of the program's texts */
  detail(user: number, filmId: number, language: Language): FilmDetail | null;
  /** What each source states of each field; null where the film is not in the library. */
  factSources(filmId: number): FactSources | null;
  /** Films the person began and did not watch to the end, the most recent first. */
  inProgress(user: number): FilmInProgress[];
  /** How many films the library holds. */
  total(): number;
  titleOf(filmId: number): string | null;
  /** The logo in the place of the title; null where the title is written. */
  logoOf(filmId: number): FilmLogo | null;
  /** `Heat (1995)`: distinguishes films of one title. */
  titleWithYear(filmId: number): string | null;
}

export interface LibraryFilmsParts {
  readonly store: Store;
  readonly facts: LibraryFacts;
  readonly lists: PersonalLists;
  /** The language that films are shown in. */
  readonly language: () => Language | Locale;
  readonly explain: Explain;
}

export function createLibraryFilms(parts: LibraryFilmsParts): LibraryFilms {
  const { store, facts, lists, language, explain } = parts;
  const cards = createFilmCards(store);

  return {
    cardsOf: cards.byId,
    detail: createFilmDetail({ store, facts, lists, filmLanguage: language, explain }),
    factSources: createFactSources({ store, facts, filmLanguage: language }),
    inProgress: (user) => filmsInProgress(store, user),
    total: () => store.sql<{ count: number }>("SELECT count(*) AS count FROM film").get()?.count ?? 0,
    logoOf: (filmId) => filmLogo(facts.resolved(filmId, language()), language()),
    titleOf: (filmId) => titleOf(store, filmId),
    titleWithYear: (filmId) => titleWithYear(store, filmId),
  };
}
