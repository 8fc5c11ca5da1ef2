/**
 * The films: what is known of each and who said it, which file is which film, how lists, search and pages show them,
 * and what each person did. In: files, facts, acts of people. Out: cards, pages, details. It never asks a provider.
 */

import type { FilmListQuery, Language, Locale, SortedFilter } from "../contract/index.ts";
import { errorTranslator } from "../messages/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import { asideRecords } from "./asides.ts";
import { filmCards } from "./cards.ts";
import { personExport } from "./exportPerson.ts";
import { filmFacets } from "./facets.ts";
import { filmDetails } from "./filmDetail.ts";
import { filmExtras } from "./filmExtras.ts";
import { filmFacts } from "./filmFacts.ts";
import { filmList } from "./filmList.ts";
import { filmSearch } from "./filmSearch.ts";
import { homeRecords } from "./home.ts";
import { filmIdentity } from "./identity.ts";
import { createJournal } from "./journal.ts";
import { filmLikeness } from "./likeness.ts";
import { filmLists } from "./lists.ts";
import { manyFilms } from "./manyFilms.ts";
import { filmMerges } from "./mergeFilms.ts";
import { mergeUndo } from "./mergeUndo.ts";
import { filmPeople } from "./people.ts";
import { personalRecords } from "./personal.ts";
import { popularFilms } from "./popular.ts";
import { removedFilms } from "./removedFilms.ts";
import { searchWhy } from "./searchWhy.ts";
import { similarFilms } from "./similar.ts";
import { smartLists } from "./smartLists.ts";
import { spokenFilms } from "./spokenFilms.ts";
import { libraryStatistics } from "./statistics.ts";

export { type Chosen, chooseFacts, type Fact, ORIGINS, type Origin } from "./chooseFacts.ts";
export { filmsAsCsv } from "./exportPerson.ts";
export type { ProviderFact } from "./filmFacts.ts";
export { identityTitle, sortTitle } from "./foldText.ts";
export { type Bound, type CardFile, type ProposedFilm, UnknownFilm } from "./identity.ts";
export { type JournalEntry, UndoProblem, type WayBack } from "./journal.ts";
export { isMergeUndo } from "./mergeUndo.ts";
export { ownRatedFilm } from "./ownRatedFilm.ts";

export interface LibraryParts {
  readonly store: Store;
  readonly clock: Clock;
  /** What films are told in; a language alone is that of its main country. */
  readonly language: () => Language | Locale;
  /** A film became part of another: whatever else names it by its number goes on with that one. */
  readonly onMerged?: (from: number, to: number) => void;
  /** A film that had left is in the library again. */
  readonly onReturned?: (filmId: number) => void;
}

export function createLibrary({
  store,
  clock,
  language,
  onMerged = () => undefined,
  onReturned = () => undefined,
}: LibraryParts) {
  const facts = filmFacts(store, clock);
  const search = filmSearch(store);
  const list = filmList(store, search);
  const cards = filmCards(store);
  const lists = filmLists(store, clock);
  const journal = createJournal(store, clock);
  const removed = removedFilms(store, facts, clock, onReturned);
  const merges = filmMerges({ store, facts, removed, journal, language, onMerged });
  return {
    pageOfFilms: (user: number, query: FilmListQuery) => list.page(user, query),
    filmRail: (user: number, query: SortedFilter) => list.rail(user, query),
    placeOfTitle: (user: number, query: SortedFilter, title: string) => list.placeOfTitle(user, query, title),
    idsBetween: (user: number, query: SortedFilter, from: number, to: number) => list.idsBetween(user, query, from, to),
    countFilms: (user: number, query: SortedFilter) => list.countOf(user, query),
    ...filmFacets(store),
    ...filmPeople(store, search),
    ...manyFilms(store, clock),
    ...smartLists(store, clock),
    ...filmDetails(store, facts, language, (code, spoken) => errorTranslator(spoken)({ code }), lists.listsOfFilm),
    ...spokenFilms(store, facts, language),
    recordFacts: facts.recordFacts,
    replaceFacts: facts.replaceFacts,
    materialise: facts.materialise,
    ...filmIdentity({ store, facts, clock, language, removed, merges }),
    mergeFilms: merges.mergeFilms,
    ...mergeUndo(store, merges, removed),
    currentFilm: removed.currentFilm,
    sameFilm: removed.sameFilm,
    reviveFilm: (filmId: number) => removed.revive(filmId),
    ...asideRecords(store),
    ...filmExtras(store, clock),
    ...similarFilms(store),
    ...popularFilms(store),
    ...cards,
    ...searchWhy(store, search, cards.cardsOf),
    ...filmLikeness(store),
    ...personalRecords(store, clock),
    ...lists,
    ...libraryStatistics(store, clock),
    ...personExport(store),
    ...homeRecords(store),
    journal,
  };
}

export type Library = ReturnType<typeof createLibrary>;
