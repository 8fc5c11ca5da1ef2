import type { Language, Locale } from "../contract/index.ts";
import { errorTranslator } from "../messages/index.ts";
import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import { type Articles, createArticles } from "./articles/index.ts";
import { createLibraryArtwork, type LibraryArtwork } from "./artwork/index.ts";
import { createDiary, type Diary } from "./diary/index.ts";
import { createLibraryDiscovery, type LibraryDiscovery } from "./discovery/index.ts";
import { createFilePlacements } from "./editions/index.ts";
import { createLibraryEdits, type LibraryEdits } from "./edits/index.ts";
import { createEnrichmentRecords, type EnrichmentRecords } from "./enrichment/index.ts";
import { createLibraryFacts, type LibraryFacts } from "./facts/index.ts";
import { createLibraryFilms, type LibraryFilms } from "./films/index.ts";
import { createHomeRows, type HomeRows } from "./home/index.ts";
import { createLibraryIdentity, type LibraryIdentity } from "./identity/index.ts";
import { createJournal, type Journal } from "./journal/index.ts";
import { createPersonalLists, createSmartLists, type PersonalLists, type SmartLists } from "./lists/index.ts";
import {
  createLessLikeThis,
  createLibraryMarks,
  createMarkLayers,
  type LessLikeThis,
  type LibraryMarks,
} from "./marks/index.ts";
import { createLibraryMerging, createMergingTools, type LibraryMerging } from "./merging/index.ts";
import { createNonFilmFiles, createWatchedFiles, type NonFilmFiles, type WatchedFiles } from "./nonFilmFiles/index.ts";
import { type Credits, createCredits, createStoredProfiles, type StoredProfiles } from "./people/index.ts";
import { createLibraryRefreshes, type LibraryRefreshes } from "./refreshes/index.ts";
import { createLibraryRemoval, type LibraryRemoval } from "./removal/index.ts";
import { createSearchIndex } from "./search/index.ts";
import { createTasteSharing, type TasteSharing } from "./taste/index.ts";

/**
 * The library, one module for each concept: its writes, and reads whose cost does not grow with it (`LibraryReads` has
 * the others). A consumer takes the modules that it needs.
 */
export interface Library {
  readonly films: LibraryFilms;
  readonly facts: LibraryFacts;
  readonly edits: LibraryEdits;
  readonly refreshes: LibraryRefreshes;
  readonly people: Credits & StoredProfiles;
  readonly artwork: LibraryArtwork;
  readonly articles: Articles;
  readonly enrichment: EnrichmentRecords;
  readonly marks: LibraryMarks;
  readonly lessLikeThis: LessLikeThis;
  readonly diary: Diary;
  readonly lists: PersonalLists;
  readonly smartLists: SmartLists;
  readonly homeRows: HomeRows;
  readonly discovery: LibraryDiscovery;
  readonly identity: LibraryIdentity;
  readonly merging: LibraryMerging;
  readonly removal: LibraryRemoval;
  readonly nonFilmFiles: NonFilmFiles;
  readonly watchedFiles: WatchedFiles;
  readonly tasteSharing: TasteSharing;
  readonly journal: Journal;
}

export interface LibraryParts {
  readonly store: Store;
  readonly clock: Clock;
  /** The language that films are shown in; a language without a country is that of its main country. */
  readonly language: () => Language | Locale;
  /** A film was merged into another: everything else that refers to its number continues with that one. */
  readonly onMerged?: (from: number, to: number) => void;
  /** A film that had left is in the library again. */
  readonly onReturned?: (filmId: number) => void;
  /** Called for a saved filter that cannot be parsed; it is left out. */
  readonly onInvalidFilter?: (smartList: number, error: unknown) => void;
}

export function createLibrary({
  store,
  clock,
  language,
  onMerged = () => undefined,
  onReturned = () => undefined,
  onInvalidFilter = () => undefined,
}: LibraryParts): Library {
  const searchIndex = createSearchIndex(store);
  const facts = createLibraryFacts({ store, searchIndex, clock, language });
  const lists = createPersonalLists(store, clock);
  const smartLists = createSmartLists(store, clock, onInvalidFilter);
  const journal = createJournal(store, clock);
  const placements = createFilePlacements(store);
  const films = createLibraryFilms({
    store,
    facts,
    lists,
    language,
    explain: (code, spoken, fact) => errorTranslator(spoken)({ code, fact }),
  });
  const merging = createMergingTools({ store, clock, facts, placements, searchIndex, journal, onMerged, onReturned });
  return {
    films,
    facts,
    edits: createLibraryEdits({ store, facts, clock, language }),
    refreshes: createLibraryRefreshes(store, facts),
    people: { ...createCredits(store), ...createStoredProfiles(store, clock) },
    artwork: createLibraryArtwork(store, clock),
    articles: createArticles(store, clock),
    enrichment: createEnrichmentRecords(store, clock),
    marks: createLibraryMarks(store, clock),
    lessLikeThis: createLessLikeThis(store, clock, journal),
    diary: createDiary({ store, clock, journal, marks: createMarkLayers(store, clock) }),
    lists,
    smartLists,
    homeRows: createHomeRows(store, smartLists),
    discovery: createLibraryDiscovery(store),
    identity: createLibraryIdentity({ store, facts, clock, searchIndex, placements, ...merging }),
    merging: createLibraryMerging(store, placements, merging),
    removal: createLibraryRemoval({ store, clock, placements, ...merging }),
    nonFilmFiles: createNonFilmFiles(store),
    watchedFiles: createWatchedFiles(store, clock),
    tasteSharing: createTasteSharing(store, clock),
    journal,
  };
}
