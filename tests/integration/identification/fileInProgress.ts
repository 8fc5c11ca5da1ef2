import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEvents, type Events } from "../../../src/events/index.ts";
import { createIdentification } from "../../../src/identification/index.ts";
import { FileRecords } from "../../../src/intake/files/fileRecords.ts";
import { SidecarFileRecords } from "../../../src/intake/sidecarFiles/index.ts";
import { createJobs } from "../../../src/jobs/index.ts";
import { createLibrary } from "../../../src/library/index.ts";
import type { Metrics } from "../../../src/monitoring/index.ts";
import type { CandidateSource, FilmCandidate } from "../../../src/providers/index.ts";
import { openStore, type Store } from "../../../src/store/index.ts";
import { wholeMs } from "../../../src/time/wholeMs.ts";
import type { TaskRunner } from "../../../src/workers/index.ts";
import { createGates, everyTurn } from "../../support/gates.ts";

const FOUND: FilmCandidate = { provider: "tmdb", tmdbId: 653, title: "Nosferatu", year: 1922, alternativeTitles: [] };
/** The film that a person chooses. */
export const MANUAL_TMDB_ID = 700;
const OTHER: FilmCandidate = { ...FOUND, tmdbId: MANUAL_TMDB_ID, title: "Faust", year: 1926 };
const PATH = "/films/Nosferatu (1922).mkv";
const SEEN = { path: PATH, sizeBytes: 1, mtimeMs: wholeMs(1), inode: null, fingerprint: "f" };
const NEVER_ABORTED = new AbortController().signal;

type Gates = ReturnType<typeof createGates>;
type Features = ReturnType<typeof openGatedFeatures>;

export type ActName = "card" | "identify" | "copy" | "match" | "revert" | "excludeFromLibrary" | "replace";

/** The file and its film as a person sees them. */
export interface FileState {
  readonly path: string | null;
  readonly kind: string | null;
  readonly decision: string | null;
  readonly by: string | null;
  readonly film: {
    readonly state: string | null;
    readonly title: string | null;
    readonly tmdb: number | null | undefined;
  } | null;
}

/** One file, its jobs and a person: the parser and the provider answer when the test says so. */
export class FileInProgress {
  /** The parser and the provider wait here. */
  readonly gates = createGates();
  /** What jobs failed with. */
  readonly failures: unknown[] = [];
  readonly everyTurn = everyTurn;
  readonly #folder = mkdtempSync(join(tmpdir(), "filmotheque-one-file-"));
  readonly #clock = { time: 1_000_000, now: () => this.#clock.time };
  readonly #features: Features;
  readonly #fileId: number;
  readonly #manualActs: Promise<unknown>[] = [];

  constructor() {
    this.#features = openGatedFeatures(this.#folder, this.#clock, this.gates, (error) => this.failures.push(error));
    this.#fileId = this.#insert(SEEN);
    this.#features.jobs.start();
  }

  get store(): Store {
    return this.#features.store;
  }

  get events(): Events {
    return this.#features.events;
  }

  act(name: ActName): void {
    const { review } = this.#features;
    switch (name) {
      case "card":
      case "identify":
        this.#enqueue(name, this.#fileId);
        break;
      case "copy":
        // A second file of the same film, whose card's job is late.
        this.#enqueue(
          "identify",
          this.#insert({ ...SEEN, path: "/films/Nosferatu (1922) copy.mkv", fingerprint: "g" }),
        );
        break;
      case "match":
        this.#begin(review.match(this.#fileId, { tmdbId: MANUAL_TMDB_ID }, "ada", NEVER_ABORTED));
        break;
      case "revert":
        this.#begin(review.unmatch(this.#fileId, "ada", NEVER_ABORTED));
        break;
      case "excludeFromLibrary":
        this.#begin(review.excludeFromLibrary(this.#fileId, "other", "ada", NEVER_ABORTED));
        break;
      case "replace":
        // Forgotten, and another file is recorded.
        review.removeMany([this.#fileId], { key: 1, userId: "ada", role: "owner" });
        this.#insert({ ...SEEN, path: "/films/Another Film (1999).mkv" });
        break;
    }
  }

  /** Until nothing is under way any more. */
  async settled(): Promise<void> {
    const { jobs } = this.#features;
    this.gates.open();
    do {
      await everyTurn();
      await Promise.all(this.#manualActs);
      this.#clock.time += 1_000;
      // The runner's own timer keeps the real time.
      jobs.pause();
      jobs.resume();
      await everyTurn();
    } while (jobs.pendingCountOf(["card", "identify"], 5_000) > 0);
  }

  state(): FileState {
    const { store, library } = this.#features;
    const row = store
      .sql<{ path: string; kind: string; film: number | null; decision: string | null; by: string | null }>(`
        SELECT path, kind, film, decision, decided_by AS by
        FROM file LEFT JOIN identification ON identification.file = file.id WHERE file.id = :fileId`)
      .get({ fileId: this.#fileId });
    const { identity, films } = library;
    const stateOf = (filmId: number) => ({
      state: identity.stateOf(filmId),
      title: films.titleOf(filmId),
      tmdb: identity.idsOf(filmId)?.tmdb,
    });
    return {
      path: row?.path ?? null,
      kind: row?.kind ?? null,
      decision: row?.decision ?? null,
      by: row?.by ?? null,
      film: row?.film ? stateOf(row.film) : null,
    };
  }

  async end(): Promise<void> {
    await this.#features.jobs.stop();
    this.store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #insert(seen: Parameters<FileRecords["insert"]>[0]): number {
    const { store, files } = this.#features;
    return store.writeRelaxed(() => files.insert(seen, "queued", this.#clock.time));
  }

  #enqueue(kind: "card" | "identify", fileId: number): void {
    const { jobs } = this.#features;
    jobs.enqueue({ kind, subject: "file", subjectId: fileId, uniqueKey: `${kind}:${fileId}` });
  }

  /** An act may be refused, as for a file that is gone. */
  #begin(act: Promise<unknown>): void {
    this.#manualActs.push(act.catch(() => undefined));
  }
}

/** Identification over a database, with a parser and a provider that wait at the gates. */
function openGatedFeatures(
  folder: string,
  clock: { now(): number },
  gates: Gates,
  onFailure: (error: unknown) => void,
) {
  const store = openStore(folder);
  const events = createEvents(clock);
  const random = () => 0.5;
  const jobs = createJobs({
    store,
    events,
    clock,
    random,
    onSettled: () => undefined,
    onFailure: (_job, error) => onFailure(error),
  });
  const library = createLibrary({ store, clock, language: () => "en" });
  const files = new FileRecords(store);
  const { review } = createIdentification({
    store,
    files,
    sidecarFiles: new SidecarFileRecords(store),
    discs: { roleOf: () => Promise.resolve(null), videosAround: () => Promise.resolve([]) },
    folderListings: {
      list: async (path) => ({ path, mtimeMs: 1, videos: [], nfos: [], subtitles: [], images: [] }),
      readFile: () => Promise.resolve(null),
    },
    library,
    jobs,
    events,
    metrics: { useCase: () => undefined } as unknown as Metrics,
    workers: gatedWorkers(gates),
    clock,
    sources: () => ({ online: [gatedSource(gates)], offline: null }),
    catalogueGeneration: () => 0,
    queueStill: () => undefined,
    queueSidecarFiles: () => undefined,
  });
  return { store, events, jobs, library, files, review };
}

function gatedWorkers(gates: Gates): TaskRunner {
  return {
    run: async (task, input) => {
      await gates.pass();
      return (await task.load())(input);
    },
  };
}

function gatedSource(gates: Gates): CandidateSource {
  return {
    provider: "tmdb",
    search: async () => gates.pass().then(() => [FOUND]),
    byId: async ({ tmdb }) => gates.pass().then(() => (tmdb === MANUAL_TMDB_ID ? OTHER : FOUND)),
  };
}
