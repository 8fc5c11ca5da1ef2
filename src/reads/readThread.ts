import { CodedError } from "../errors/index.ts";
import { createFileReads, createSkippedFileReads } from "../intake/index.ts";
import {
  createEstimateTable,
  createLibraryReads,
  type EstimateTable,
  type ExportedFile,
  restrictToAge,
  type SharedEstimates,
} from "../library/index.ts";
import { openReadStore, type ReadStore } from "../store/index.ts";
import { moving } from "../workers/serveTasks.ts";
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
  /** Of the person who asks: the films that they may not see do not exist for the query. Null: no limit. */
  readonly maximumAge: number | null;
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
  readonly maximumAge: number | null;
  readonly store: ReadStore;
  readonly functions: ReadonlyMap<string, AnyRead>;
  readonly estimates: EstimateTable;
}

type AnyRead = (...input: never[]) => unknown;

/** A household has one age limit or two. */
const MAX_RESTRICTED = 3;

/** Stay open for as long as the thread lives: the whole library, and the library up to each age; the latest used last. */
let opened: readonly OpenReads[] = [];
/** Of the request that is being answered: a thread answers one at a time. */
let current: Pick<ReadRequest, "stop" | "now" | "isTraced"> | null = null;
let queries: ReadQuery[] = [];

/** Answers one request, on one state of the library. @throws CodedError `read_stopped`, and what the function throws */
export function read(request: ReadRequest): ReadAnswer {
  const { store, functions, estimates } = readsOf(request.file, request.maximumAge);
  const run = functions.get(request.name);
  if (!run) throw new CodedError("unknown_read", { fact: request.name });
  current = request;
  queries = [];
  try {
    if (request.estimates) estimates.load(request.estimates);
    // The caller was type-checked; only the compiler cannot follow the types through the structured clone.
    const value = store.inSnapshot((): unknown => Reflect.apply(run, undefined, request.input));
    return moving({ value, queries }, buffersOf(value));
  } finally {
    current = null;
  }
}

/** Only exports have bytes, megabytes of them. */
function buffersOf(value: unknown): ArrayBuffer[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((file: Partial<ExportedFile> | null) => file?.pieces?.map(({ buffer }) => buffer) ?? []);
}

/** Loads the code and opens the database, so that the first request does not wait for it. */
export function warmUp(file: string): void {
  readsOf(file, null);
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

function readsOf(file: string, maximumAge: number | null): OpenReads {
  const known = opened.find((reads) => reads.file === file && reads.maximumAge === maximumAge);
  const reads = known ?? openReads(file, maximumAge);
  const others = opened.filter((other) => other !== reads && other.file === file);
  const unrestricted = others.filter((other) => other.maximumAge === null);
  const kept = [...unrestricted, ...others.filter((other) => other.maximumAge !== null).slice(-MAX_RESTRICTED), reads];
  for (const { store } of opened.filter((other) => !kept.includes(other))) store.close();
  opened = kept;
  return reads;
}

function openReads(file: string, maximumAge: number | null): OpenReads {
  const store = openReadStore(file, () => !current || !isStopped(current.stop));
  store.trace(() => (current?.isTraced && queries.length < MAX_QUERIES ? recordQuery : null));
  if (maximumAge !== null) restrictToAge(store, maximumAge);
  const clock = { now: () => current?.now ?? Date.now() };
  const estimates = createEstimateTable(store);
  return {
    file,
    maximumAge,
    store,
    estimates,
    functions: functionsOf({
      ...createLibraryReads({ store, clock, estimates }),
      files: createFileReads(store),
      skippedFiles: createSkippedFileReads(store),
    }),
  };
}
