import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEvents } from "../../../src/events/index.ts";
import { createIdentification } from "../../../src/identification/index.ts";
import { FileRecords } from "../../../src/intake/files/fileRecords.ts";
import { SidecarFileRecords } from "../../../src/intake/sidecarFiles/index.ts";
import { createJobs } from "../../../src/jobs/index.ts";
import { createLibrary } from "../../../src/library/index.ts";
import type { Metrics } from "../../../src/monitoring/index.ts";
import type { CandidateSource, FilmCandidate } from "../../../src/providers/index.ts";
import { openStore } from "../../../src/store/index.ts";
import { wholeMs } from "../../../src/time/wholeMs.ts";
import type { TaskRunner } from "../../../src/workers/index.ts";
import { createGates, everyTurn } from "../../support/gates.ts";

const FOUND: FilmCandidate = { provider: "tmdb", tmdbId: 653, title: "Nosferatu", year: 1922, alternativeTitles: [] };
/** What a hand says it is. */
export const MANUAL_TMDB_ID = 700;
const OTHER: FilmCandidate = { ...FOUND, tmdbId: MANUAL_TMDB_ID, title: "Faust", year: 1926 };
const PATH = "/films/Nosferatu (1922).mkv";
const NOBODY = new AbortController().signal;

/** One file, its jobs and a person: the parser and the provider answer when the test says so. */
export function createFileInProgress() {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-one-file-"));
  const store = openStore(folder);
  let now = 1_000_000;
  const clock = { now: () => now };
  const events = createEvents(clock);
  const gates = createGates();
  const failures: unknown[] = [];
  const jobs = createJobs({
    store,
    events,
    clock,
    random: () => 0.5,
    onSettled: () => undefined,
    onFailure: (_job, error) => failures.push(error),
  });
  const library = createLibrary({ store, clock, language: () => "en" });
  const files = new FileRecords(store);
  const source: CandidateSource = {
    provider: "tmdb",
    search: async () => gates.pass().then(() => [FOUND]),
    byId: async ({ tmdb }) => gates.pass().then(() => (tmdb === MANUAL_TMDB_ID ? OTHER : FOUND)),
  };
  const workers: TaskRunner = {
    run: async (task, input) => {
      await gates.pass();
      return (await task.load())(input);
    },
  };
  const identification = createIdentification({
    store,
    files,
    sidecarFiles: new SidecarFileRecords(store),
    folderListings: {
      list: async (path) => ({ path, mtimeMs: 1, videos: [], nfos: [], subtitles: [], images: [] }),
      readFile: () => Promise.resolve(null),
    },
    library,
    jobs,
    events,
    metrics: { useCase: () => undefined } as unknown as Metrics,
    workers,
    clock,
    sources: () => ({ online: [source], offline: null }),
    catalogueGeneration: () => 0,
    queueStill: () => undefined,
    queueSidecarFiles: () => undefined,
  });
  const { review } = identification;
  const seen = { path: PATH, sizeBytes: 1, mtimeMs: wholeMs(1), inode: null, fingerprint: "f" };
  const fileId = store.writeRelaxed(() => files.insert(seen, "queued", now));
  jobs.start();
  const acts: Promise<unknown>[] = [];
  const begin = (act: Promise<unknown>) => acts.push(act.catch(() => undefined)); // refused, as for a file that is gone

  const ACTS = {
    card: () => jobs.enqueue({ kind: "card", subject: "file", subjectId: fileId, uniqueKey: `card:${fileId}` }),
    identify: () =>
      jobs.enqueue({ kind: "identify", subject: "file", subjectId: fileId, uniqueKey: `identify:${fileId}` }),
    /** A second file of the same film, whose card's job is late. */
    copy: () => {
      const path = "/films/Nosferatu (1922) copy.mkv";
      const subjectId = store.writeRelaxed(() => files.insert({ ...seen, path, fingerprint: "g" }, "queued", now));
      jobs.enqueue({ kind: "identify", subject: "file", subjectId, uniqueKey: `identify:${subjectId}` });
    },
    match: () => begin(review.match(fileId, { tmdbId: MANUAL_TMDB_ID }, "ada", NOBODY)),
    revert: () => begin(review.unmatch(fileId, "ada", NOBODY)),
    excludeFromLibrary: () => begin(review.excludeFromLibrary(fileId, "other", "ada", NOBODY)),
    /** Forgotten, and another file is recorded. */
    replace: () => {
      review.removeMany([fileId], "ada");
      store.writeRelaxed(() => files.insert({ ...seen, path: "/films/Another Film (1999).mkv" }, "queued", now));
    },
  };

  return {
    store,
    gates,
    failures,
    act: (name: keyof typeof ACTS) => ACTS[name](),
    everyTurn,
    /** Until nothing is under way any more. */
    async settled(): Promise<void> {
      gates.open();
      do {
        await everyTurn();
        await Promise.all(acts);
        now += 1_000;
        // The runner's own timer keeps the real time.
        jobs.pause();
        jobs.resume();
        await everyTurn();
      } while (jobs.pendingCountOf(["card", "identify"], 5_000) > 0);
    },
    /** What a person sees of it. */
    state() {
      const row = store
        .sql<{ path: string; kind: string; film: number | null; decision: string | null; by: string | null }>(`
          SELECT path, kind, film, decision, decided_by AS by
          FROM file LEFT JOIN identification ON identification.file = file.id WHERE file.id = :fileId`)
        .get({ fileId });
      const film = row?.film ? library.identity.idsOf(row.film) : null;
      return {
        path: row?.path ?? null,
        kind: row?.kind ?? null,
        decision: row?.decision ?? null,
        by: row?.by ?? null,
        film: row?.film
          ? { state: library.identity.stateOf(row.film), title: library.films.titleOf(row.film), tmdb: film?.tmdb }
          : null,
      };
    },
    async end(): Promise<void> {
      await jobs.stop();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type ActName = Parameters<ReturnType<typeof createFileInProgress>["act"]>[0];
