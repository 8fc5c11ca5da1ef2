import { CodedError } from "../errors/index.ts";
import { createFileReads, createSkippedFileReads } from "../intake/index.ts";
import { createEstimateTable, createLibraryReads, type EstimateTable, type SharedEstimates } from "../library/index.ts";
import { openReadStore, type ReadStore } from "../store/index.ts";
import { isStopped } from "../workers/stopFlag.ts";
import type { Reads } from "./reads.ts";

export interface ReadRequest {
  /** The library's database. */
  readonly file: string;
  /** Such as `films.page`. */
  readonly name: string;
  readonly input: readonly unknown[];
  /** The program's time, milliseconds since 1970. */
  readonly now: number;
  readonly stop: SharedArrayBuffer;
  /** Of the person who asks, where the query needs them. */
  readonly estimates: SharedEstimates | null;
  /** Whether the queries are reported too. */
  readonly isTraced: boolean;
}

export interface ReadQuery {
  readonly text: string;
  readonly durationMs: number;
}

export interface ReadAnswer {
  readonly value: unknown;
  readonly queries: readonly ReadQuery[];
}

/** More than any function runs, except those that run one query per row. */
const MAX_QUERIES = 100;

interface OpenReads {
  readonly file: string;
  readonly store: ReadStore;
  readonly functions: ReadonlyMap<string, AnyRead>;
  readonly estimates: EstimateTable;
}

type AnyRead = (...input: never[]) => unknown;

/** Stays open for as long as the thread lives. */
let open: OpenReads | null = null;
/** Of the request that is being answered: a thread answers one at a time. */
let current: Pick<ReadRequest, "stop" | "now" | "isTraced"> | null = null;
let queries: ReadQuery[] = [];

/** Answers one request, on one state of the library. @throws CodedError `read_stopped`, and what the function throws */
export function read(request: ReadRequest): ReadAnswer {
  const { store, functions, estimates } = readsOf(request.file);
  const run = functions.get(request.name);
  if (!run) throw new CodedError("unknown_read", { fact: request.name });
  current = request;
  queries = [];
  try {
    if (request.estimates) estimates.load(request.estimates);
    // The caller was type-checked; only the compiler cannot follow the types through the structured clone.
    const value = store.inSnapshot((): unknown => Reflect.apply(run, undefined, request.input));
    return { value, queries };
  } finally {
    current = null;
  }
}

/** Loads the code and opens the database, so that the first request does not wait for it. */
export function warmUp(file: string): void {
  readsOf(file);
}

function recordQuery(text: string, durationMs: number): void {
  queries.push({ text, durationMs });
}

/** By name, such as `films.page`. */
function functionsOf(reads: Reads): OpenReads["functions"] {
  return new Map(
    Object.entries(reads).flatMap(([module, functions]) =>
      Object.entries<AnyRead>(functions).map(([name, run]) => [`${module}.${name}`, run]),
    ),
  );
}

function readsOf(file: string): OpenReads {
  if (open?.file === file) return open;
  open?.store.close();
  const store = openReadStore(file, () => !current || !isStopped(current.stop));
  store.trace(() => (current?.isTraced && queries.length < MAX_QUERIES ? recordQuery : null));
  const clock = { now: () => current?.now ?? Date.now() };
  const estimates = createEstimateTable(store);
  open = {
    file,
    store,
    estimates,
    functions: functionsOf({
      ...createLibraryReads({ store, clock, estimates }),
      files: createFileReads(store),
      skippedFiles: createSkippedFileReads(store),
    }),
  };
  return open;
}
