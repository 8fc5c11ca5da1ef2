import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Artwork } from "../../../src/enrichment/artwork/artwork.ts";
import { artworkJob } from "../../../src/enrichment/artwork/artworkJob.ts";
import { stillJob } from "../../../src/enrichment/artwork/stillJob.ts";
import { enrichTmdbJob } from "../../../src/enrichment/enrichTmdbJob.ts";
import { createEvents } from "../../../src/events/index.ts";
import { FileRecords } from "../../../src/intake/files/fileRecords.ts";
import { createJobs, type Jobs } from "../../../src/jobs/index.ts";
import { createLibrary } from "../../../src/library/index.ts";
import type { Metrics } from "../../../src/monitoring/index.ts";
import type { ProviderSets } from "../../../src/providers/index.ts";
import { openStore } from "../../../src/store/index.ts";
import { wholeMs } from "../../../src/time/wholeMs.ts";
import { createGates, everyTurn } from "../../support/gates.ts";

const MADE = { hash: "0".repeat(40), placeholder: "", width: 10, height: 10 };
const FILM = { provider: "tmdb", facts: [], ids: {}, people: [], alternativeTitles: [], similar: [], images: {} };
const SEEN = { path: "/films/one.mkv", sizeBytes: 1, mtimeMs: wholeMs(1), inode: null, fingerprint: "f" };

let folder: string;
let store: ReturnType<typeof openStore>;
let library: ReturnType<typeof createLibrary>;
let files: FileRecords;
let jobs: Jobs;
let gates: ReturnType<typeof createGates>;
let failures: unknown[];
let asked: string[];
let now: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "filmotheque-slow-"));
  store = openStore(folder);
  now = 1_000_000;
  const clock = { now: () => now };
  const events = createEvents(clock);
  gates = createGates();
  [failures, asked] = [[], []];
  library = createLibrary({ store, clock, language: () => "en" });
  files = new FileRecords(store);
  const tmdb = {
    isConfigured: () => true,
    film: async (id: number) => {
      asked.push(`film ${id}`);
      await gates.pass();
      return { ...FILM, facts: [{ field: "tagline", language: "en", value: `of ${id}` }] };
    },
    image: async (path: string) => {
      asked.push(`image ${path}`);
      await gates.pass();
      return { bytes: new Uint8Array(1) };
    },
  };
  const artwork = { prepare: () => Promise.resolve(MADE), file: () => null } as unknown as Artwork;
  jobs = createJobs({
    store,
    events,
    clock,
    random: () => 0.5,
    onSettled: () => undefined,
    onFailure: (_job, error) => failures.push(error),
  });
  const parts = {
    library,
    files,
    jobs,
    events,
    clock,
    artwork,
    locale: () => "en-US" as const,
    metrics: { useCase: () => undefined, completeness: () => undefined } as unknown as Metrics,
    providers: { forFilm: () => ({ tmdb }) } as unknown as ProviderSets,
    takeStill: async () => {
      await gates.pass();
      return { kind: "taken" as const, bytes: new Uint8Array(1) };
    },
  };
  jobs.register(enrichTmdbJob(parts));
  jobs.register(artworkJob(parts));
  jobs.register(stillJob(parts));
  jobs.start();
});
afterEach(async () => {
  gates.open();
  await jobs.stop();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function settled(): Promise<void> {
  gates.open();
  do {
    await everyTurn();
    now += 1_000;
    // The runner's own timer keeps the real time.
    jobs.pause();
    jobs.resume();
    await everyTurn();
  } while (jobs.pendingCountOf(["enrich_tmdb", "artwork", "still"], 5_000) > 0);
  expect(failures).toEqual([]);
}

const aFilm = (tmdbId: number) =>
  store
    .sql(
      "INSERT INTO film (state, title, sort_title, identity_title, tmdb_id, added_at, changed_at) VALUES ('identified', 'A', 'a', 'a', :tmdbId, 1, 1)",
    )
    .run({ tmdbId }).id;
const taglinesOf = (film: number) =>
  store.sql<{ value: string }>("SELECT value FROM fact WHERE film = :film AND field = 'tagline'").all({ film });
const enrich = (film: number) => jobs.enqueue({ kind: "enrich_tmdb", subject: "film", subjectId: film });

test("what TMDB says of a film is not kept with the film that has its number since", async () => {
  const film = aFilm(653);
  enrich(film);
  await everyTurn();
  expect(asked).toEqual(["film 653"]);
  store.sql("DELETE FROM film WHERE id = :film").run({ film });
  expect(aFilm(700)).toBe(film);
  await settled();
  // The job looks again, and asks for the film that is there now.
  expect(taglinesOf(film)).toEqual([{ value: '"of 700"' }]);
});

test("what TMDB says of a film that is gone is let go", async () => {
  const film = aFilm(653);
  enrich(film);
  await everyTurn();
  store.sql("DELETE FROM film WHERE id = :film").run({ film });
  await settled();
  expect(taglinesOf(film)).toEqual([]);
});

test("a picture is not kept under the number of a row that was cleared away while it was fetched", async () => {
  const film = aFilm(653);
  const artworkId = library.artwork.findOrCreate("poster", "tmdb:/a.jpg");
  const payload = { artworkId, kind: "poster" as const, path: "/a.jpg" };
  jobs.enqueue({ kind: "artwork", subject: "film", subjectId: film, payload });
  await everyTurn();
  expect(asked).toEqual(["image /a.jpg"]);
  store.sql("DELETE FROM artwork WHERE id = :artworkId").run({ artworkId });
  expect(library.artwork.findOrCreate("poster", "tmdb:/b.jpg")).toBe(artworkId);
  await settled();
  expect(library.artwork.get(artworkId)).toMatchObject({ source: "tmdb:/b.jpg", hash: null });
});

test("a still of a file that was replaced while it was taken is taken again", async () => {
  const file = store.writeRelaxed(() => files.insert(SEEN, "matched", now));
  jobs.enqueue({ kind: "still", subject: "file", subjectId: file });
  await everyTurn();
  expect(gates.waiting()).toBe(1);
  store.writeRelaxed(() => files.contents.replace(file, { ...SEEN, sizeBytes: 2, fingerprint: "g" }, "matched", now));
  gates.letOne(0);
  await everyTurn();
  const still = () =>
    store.sql<{ still: number | null }>("SELECT still FROM file WHERE id = :file").get({ file })?.still;
  expect(still()).toBeNull();
  await settled();
  expect(still()).not.toBeNull();
});
