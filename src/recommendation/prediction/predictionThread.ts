import { createLibrary } from "../../library/index.ts";
import { cacheBriefly, cacheUntilWrite, openReadStore, type ReadStore } from "../../store/index.ts";
import { createRatingRecords } from "../ratingRecords.ts";
import type { PopularRatedFilm } from "../ratings/ratingQueries.ts";
import { cacheSuggestions } from "./cachedSuggestions.ts";
import { type DiscoveriesRequest, type Discovery, findDiscoveries } from "./discoveries.ts";
import { loadModel } from "./loadedModels.ts";
import { type LoggedPage, type PersonalPageRequest, personalPage } from "./personalPage.ts";
import { type Prediction, type PredictRequest, predict } from "./predict.ts";
import { createRanker } from "./ranking.ts";
import { suggestFilms } from "./suggestFilms.ts";

/** Names the library's database; a thread opens it once. */
export interface InDatabase {
  /** Path. */
  readonly database: string;
}

/** A film that was identified a moment ago is suggested as many seconds later at most. */
const KEPT_MS = 20_000;

type Readers = ReturnType<typeof createReaders>;

/** Stays open for as long as the thread lives: its statements, models and counts are reused. */
let open: { readonly database: string; readonly store: ReadStore; readonly readers: Readers } | null = null;

/** @throws BadCursor, ArtefactDamaged */
export function personalPageIn({ database, ...request }: PersonalPageRequest & InDatabase): LoggedPage {
  return inSnapshot(database, (readers) => personalPage(readers, request));
}

/** @throws ArtefactDamaged */
export function discoveriesIn({ database, ...request }: DiscoveriesRequest & InDatabase): Discovery[] {
  return inSnapshot(database, (readers) => findDiscoveries(readers, request));
}

/** @throws ArtefactDamaged */
export function predictIn({ database, ...request }: PredictRequest & InDatabase): Prediction {
  return inSnapshot(database, (readers) => predict(readers, request));
}

/** All ratings there are, of the household and of communities. */
export function countRatingsIn({ database }: InDatabase): number {
  return inSnapshot(database, ({ countRatings }) => countRatings());
}

function inSnapshot<T>(database: string, work: (readers: Readers) => T): T {
  const { store, readers } = openOnce(database);
  return store.inSnapshot(() => work(readers));
}

function openOnce(database: string): NonNullable<typeof open> {
  if (open?.database === database) return open;
  open?.store.close();
  const store = openReadStore(database, () => true);
  open = { database, store, readers: createReaders(store) };
  return open;
}

function createReaders(store: ReadStore) {
  // Films are read as they stand in their rows: no language is chosen here.
  const library = createLibrary({ store, clock: Date, language: () => "en" });
  const { films, ratings } = createRatingRecords(store);
  const libraryFilms = cacheBriefly<ReadonlyMap<number, number>>(KEPT_MS);
  const popular = cacheBriefly<readonly PopularRatedFilm[]>(KEPT_MS);
  const counts = cacheUntilWrite<number>(store);
  const libraryFilmsOf = (model: string) =>
    libraryFilms(model, () => films.libraryFilms([...loadModel(model).indexOfFilm.keys()]));
  const rank = createRanker({ library, libraryFilmsOf });
  return {
    library,
    films,
    ratings,
    rank,
    suggest: cacheSuggestions(store, (request) => suggestFilms({ library, films, ratings, rank }, request)),
    popularFilms: (limit: number) => popular(String(limit), () => ratings.popularFilms(limit)),
    countRatings: () => counts("ratings", ratings.count),
  };
}
