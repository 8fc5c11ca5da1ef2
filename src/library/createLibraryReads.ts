import type { FilmFilter } from "../contract/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import {
  createDiaryPage,
  type DiaryPage,
  type DiaryQuery,
  type DiaryYear,
  diaryYears,
  type YearInReview,
  yearInReview,
} from "./diary/index.ts";
import type { EstimateTable } from "./estimates/index.ts";
import { createFilmCards, createFilmList, type FilmList } from "./films/index.ts";
import { createFacets, createFilterValues, type Facets, type FilterValues } from "./filters/index.ts";
import { createFreeSpaceReads, type FreeSpaceReads } from "./freeSpace/index.ts";
import { createHomeReads, type HomeReads } from "./home/index.ts";
import { createJournalPage, type JournalPage, type JournalQuery } from "./journal/index.ts";
import { createNotFilmPage, type NotFilmPage, type NotFilmQuery } from "./nonFilmFiles/index.ts";
import { createPeopleReads, type PeopleReads } from "./people/index.ts";
import { type ExportedFile, type ExportRequest, exportFiles } from "./personalExport/index.ts";
import { createFilmSearch, createLibrarySearch, type LibrarySearch } from "./search/index.ts";
import { createLibraryStatistics, type LibraryStatistics } from "./statistics/index.ts";
import { createTasteReads, type TasteReads } from "./taste/index.ts";

/** The queries of a library whose cost grows with it. They write nothing and take and return plain values. */
export interface LibraryReads {
  readonly films: FilmList & {
    /** How many films each filter value has: all, or those that pass the other filters. */
    facets(user: number, filter?: FilmFilter): Facets;
    readonly filterValues: FilterValues;
  };
  readonly search: Pick<LibrarySearch, "quick" | "interpret">;
  readonly people: PeopleReads;
  readonly home: HomeReads;
  readonly taste: TasteReads;
  readonly statistics: LibraryStatistics;
  readonly marks: {
    /** Everything the user entered, as files. */
    exportFiles(request: ExportRequest): ExportedFile[];
  };
  readonly journal: {
    /** Newest entries first, with keyset paging: actions on the library and the user's own. @throws BadCursor */
    page(query: JournalQuery): JournalPage;
  };
  readonly freeSpace: FreeSpaceReads;
  readonly notFilms: {
    /** Episodes by series and path, then other videos, with keyset paging. @throws BadCursor */
    page(query: NotFilmQuery): NotFilmPage;
  };
  readonly diary: {
    /** Latest day first, with keyset paging. @throws BadCursor */
    page(query: DiaryQuery): DiaryPage;
    /** Years with entries, the latest first. */
    years(user: number): DiaryYear[];
    /** What the person watched in a year. */
    review(user: number, year: number): YearInReview;
  };
}

export interface LibraryReadsParts {
  /** May be read-only. */
  readonly store: Store;
  readonly clock: Clock;
  readonly estimates: Pick<EstimateTable, "versionOf">;
}

export function createLibraryReads({ store, clock, estimates }: LibraryReadsParts): LibraryReads {
  const search = createFilmSearch(store);
  const cards = createFilmCards(store);
  const people = createPeopleReads(store, search);
  return {
    films: {
      ...createFilmList({ store, search, cards, estimates }),
      facets: createFacets({ store, search, estimates }),
      filterValues: createFilterValues({ store, search, estimates, findPeople: people.find }),
    },
    search: createLibrarySearch(store, search, cards.byId),
    people,
    home: createHomeReads(store, cards),
    taste: createTasteReads(store),
    statistics: createLibraryStatistics(store, clock),
    marks: { exportFiles: (request) => exportFiles(store, request) },
    journal: { page: createJournalPage(store) },
    freeSpace: createFreeSpaceReads(store),
    notFilms: { page: createNotFilmPage(store) },
    diary: {
      page: createDiaryPage(store),
      years: (user) => diaryYears(store, user),
      review: (user, year) => yearInReview(store, user, year),
    },
  };
}
