/** The pools, named after their work, with the most threads each may hold. Their names are labels of metrics. */
export const POOLS = {
  /** Lists folders and reads files of unknown origin. */
  media: 2,
  /** Parses names and NFO files, scores candidates, searches the offline catalogues. */
  parsing: 1,
  /** Converts what people upload or copy, and describes the API. It cannot delay the names of films. */
  content: 2,
  /** Decodes and draws images. */
  images: 1,
  /** Fits and measures models. */
  training: 2,
  /** Answers with a model that is already fitted, also while a training keeps other threads busy. */
  prediction: 1,
  /** Checks the database file, for minutes where it is large; measures drift. */
  maintenance: 1,
  /** Copies the write-ahead log into the database. Nothing else may delay it. */
  checkpoints: 1,
  /** Answers lists, searches and statistics for requests. */
  reads: 2,
} as const satisfies Readonly<Record<string, number>>;

export type PoolName = keyof typeof POOLS;

const IDLE_MS = 30_000;
/**
 * Longer for threads that keep what a person comes back to: a list should not wait for a thread to start, nor
 * recommendations for the vectors of all films.
 */
const LONG_IDLE_MS = 300_000;
const LONG_IDLE_POOLS: ReadonlySet<PoolName> = new Set(["reads", "prediction"]);

/** For threads whose tasks are rare, and whose next one may wait for a new thread: each holds 20 to 50 MB. */
const SHORT_IDLE_MS = 3_000;
const SHORT_IDLE_POOLS: ReadonlySet<PoolName> = new Set(["content", "maintenance", "checkpoints"]);

/** For how long a pool keeps threads that have nothing to do. */
export function idleMsOf(pool: PoolName): number {
  if (LONG_IDLE_POOLS.has(pool)) return LONG_IDLE_MS;
  return SHORT_IDLE_POOLS.has(pool) ? SHORT_IDLE_MS : IDLE_MS;
}

const MAX_HEAP_MB = 512;
/**
 * For threads that hold rows and texts for a moment. V8 first collects a heap that fills half of its limit, and then
 * lets it grow the more slowly the lower the limit is.
 */
const SMALL_HEAP_MB = 192;
const SMALL_HEAP_POOLS: ReadonlySet<PoolName> = new Set(["images", "reads"]);
/**
 * Heap for short-lived objects: V8's default is several times as much before it collects them. Measured over all routes
 * and 10,000 films: the program holds 377 MB instead of 566.
 */
const MAX_YOUNG_MB = 6;

/** A thread whose heap outgrows its limit is ended, and its task fails. */
export const heapLimitsOf = (pool: PoolName) => ({
  maxOldGenerationSizeMb: SMALL_HEAP_POOLS.has(pool) ? SMALL_HEAP_MB : MAX_HEAP_MB,
  maxYoungGenerationSizeMb: MAX_YOUNG_MB,
});
