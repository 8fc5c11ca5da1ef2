import { createLibrary, restrictToAge } from "../../library/index.ts";
import { cacheBriefly, openReadStore, type ReadStore } from "../../store/index.ts";
import { isStopped } from "../../workers/stopFlag.ts";
import { estimateFilms } from "../estimates/estimateFilms.ts";
import { trainedEstimator } from "../estimates/trainedEstimator.ts";
import { createLibraryVectors } from "../household/libraryVectors.ts";
import { PRIOR_TUNING, readTuning } from "../household/tuning.ts";
import { createServedCommunities } from "../itemVectors/servedCommunities.ts";
import { createRatingRecords } from "../ratingRecords.ts";
import type { PopularRatedFilm } from "../ratings/ratingQueries.ts";
import { cacheSuggestions } from "./cachedSuggestions.ts";
import { type DiscoveriesRequest, type Discovery, findDiscoveries } from "./discoveries.ts";
import { loadModel } from "./loadedModels.ts";
import { createPageFigures } from "./pageFigures.ts";
import { type LoggedPage, type PersonalPageRequest, personalPage } from "./personalPage.ts";
import { type Prediction, type PredictRequest, predict } from "./predict.ts";
import { createRanker } from "./ranking.ts";
import { suggestFilms } from "./suggestFilms.ts";

/** Names the library's database, which a thread opens once, and the flag that ends its long queries. */
export interface InDatabase {
  /** Path. */
  readonly database: string;
  /** Path of the folder of downloaded communities. */
  readonly communitiesFolder: string;
  readonly stop: SharedArrayBuffer;
  /** Number of the library's latest change; see `filmChanges`. */
  readonly filmChange: number;
}

interface AgeLimit {
  /** Films for older people do not exist for the request. Null or absent: no limit. */
  readonly maximumAge?: number | null;
}

export interface EstimatesRequest {
  readonly userKey: number;
  /** The trained rating model in use, with the path of its artefact. */
  readonly serving: { readonly version: number; readonly file: string } | null;
}

/** How long the set of library films is cached: a newly identified film is suggested at most this much later. */
const KEPT_MS = 20_000;
type Readers = ReturnType<typeof createReaders>;

interface OpenLibrary {
  readonly database: string;
  readonly maximumAge: number | null;
  readonly store: ReadStore;
  readonly readers: Readers;
}

/** A household has one age limit or two. */
const MAX_OPEN = 4;

/** Stay open for as long as the thread lives: their statements, models and counts are reused. The latest used is last. */
let opened: readonly OpenLibrary[] = [];
/** Of the request that is being answered: a thread answers one at a time. */
let currentStop: SharedArrayBuffer | null = null;
let currentChange = 0;
let currentFolder = "";

/** @throws BadCursor, ArtefactDamaged */
export function personalPageIn(request: PersonalPageRequest & InDatabase & AgeLimit): LoggedPage {
  return inSnapshot(request, (readers) => personalPage(readers, request));
}

/** @throws ArtefactDamaged */
export function discoveriesIn(request: DiscoveriesRequest & InDatabase): Discovery[] {
  return inSnapshot(request, (readers) => findDiscoveries(readers, request));
}

/** @throws ArtefactDamaged */
export function predictIn(request: PredictRequest & InDatabase): Prediction {
  return inSnapshot(request, (readers) => predict(readers, request));
}

/** Estimated stars of every film for one person. @throws ArtefactDamaged */
export function estimateFilmsIn(request: EstimatesRequest & InDatabase): ReturnType<typeof estimateFilms> {
  const { userKey, serving } = request;
  return inSnapshot(request, ({ library, libraryVectors, libraryFilmsOf, tuning }) =>
    estimateFilms({
      tuning: tuning(),
      films: libraryVectors(),
      history: library.marks.ratingsOf(userKey),
      trained:
        serving &&
        trainedEstimator({
          ...loadModel(serving.file),
          version: serving.version,
          libraryFilms: libraryFilmsOf(serving.file),
        }),
    }),
  );
}

export interface CommunityCoverage {
  readonly identifiedFilms: number;
  /** Films of the library that a community knows, by its id. */
  readonly known: Readonly<Record<string, number>>;
}

/** @throws ArtefactDamaged */
export function communityCoverageIn(request: InDatabase): CommunityCoverage {
  return inSnapshot(request, ({ communities, countIdentified }) => ({
    identifiedFilms: countIdentified(),
    known: Object.fromEntries(communities().map(({ id, rowOf }) => [id, rowOf.size])),
  }));
}

function inSnapshot<T>(
  { database, stop, filmChange, communitiesFolder, maximumAge = null }: InDatabase & AgeLimit,
  work: (readers: Readers) => T,
): T {
  const { store, readers } = openOnce(database, maximumAge);
  currentStop = stop;
  currentChange = filmChange;
  currentFolder = communitiesFolder;
  try {
    return store.inSnapshot(() => work(readers));
  } finally {
    currentStop = null;
  }
}

function openOnce(database: string, maximumAge: number | null): OpenLibrary {
  const isAsked = (one: OpenLibrary) => one.database === database && one.maximumAge === maximumAge;
  const library = opened.find(isAsked) ?? openLibrary(database, maximumAge);
  const others = opened.filter((one) => one !== library);
  const kept = others.filter((one) => one.database === database).slice(1 - MAX_OPEN);
  for (const { store } of others.filter((one) => !kept.includes(one))) store.close();
  opened = [...kept, library];
  return library;
}

function openLibrary(database: string, maximumAge: number | null): OpenLibrary {
  const store = openReadStore(database, () => currentStop === null || !isStopped(currentStop));
  if (maximumAge !== null) restrictToAge(store, maximumAge);
  return { database, maximumAge, store, readers: createReaders(store) };
}

function createReaders(store: ReadStore) {
  // Films are read in the stored language: this thread does not localise texts.
  const library = createLibrary({ store, clock: Date, language: () => "en" });
  const { films, ratings } = createRatingRecords(store);
  const libraryFilms = cacheBriefly<ReadonlyMap<number, number>>(KEPT_MS);
  const vectors = createLibraryVectors(library.discovery);
  const popular = cacheBriefly<readonly PopularRatedFilm[]>(KEPT_MS);
  const libraryFilmsOf = (model: string) =>
    libraryFilms(model, () => films.libraryFilms([...loadModel(model).indexOfFilm.keys()]));
  const libraryVectors = () => vectors.current(currentChange);
  const served = createServedCommunities(store, () => currentFolder);
  const communities = () => served.current(currentChange);
  const rank = createRanker({ library, libraryFilmsOf });
  const suggest = cacheSuggestions(
    store,
    (request) => suggestFilms({ library, films, ratings, rank, libraryVectors, communities }, request),
    () => currentChange,
    served.revision,
  );
  return {
    library,
    films,
    ratings,
    rank,
    suggest,
    figures: createPageFigures(),
    libraryVectors,
    libraryFilmsOf,
    communities,
    countIdentified: () =>
      store.sql<{ count: number }>("SELECT count(*) AS count FROM film WHERE state = 'identified'").get()?.count ?? 0,
    tuning: () => readTuning(store) ?? PRIOR_TUNING,
    popularFilms: (limit: number) => popular(String(limit), () => ratings.popularFilms(limit)),
  };
}
