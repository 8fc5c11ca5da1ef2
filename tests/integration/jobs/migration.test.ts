import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite from "better-sqlite3";
import { expect, test } from "vitest";
import { jobRecords } from "../../../src/jobs/records/jobRecords.ts";
import { HistoryRecords } from "../../../src/monitoring/history/historyRecords.ts";
import { programStarts } from "../../../src/processing/index.ts";
import { openStore } from "../../../src/store/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const MIGRATIONS = new URL("../../../src/store/migrations/", import.meta.url);
const NOW = 1_000_000;

/** A library as the version before left it. */
function libraryBefore(version: number): string {
  const folder = temporaryFolder();
  const database = new BetterSqlite(join(folder, "library.db"));
  for (const name of readdirSync(MIGRATIONS).sort())
    if (Number.parseInt(name, 10) < version) database.exec(readFileSync(new URL(name, MIGRATIONS), "utf8"));
  const add = database.prepare(
    "INSERT INTO job (kind, state, subject, subject_id, priority, run_at, queued_at, attempts) VALUES ('probe', ?, 'file', ?, ?, ?, ?, ?)",
  );
  add.run("queued", 1, 1, NOW - 5, NOW - 5, 0);
  add.run("queued", 2, 9, NOW, NOW - 5, 2);
  add.run("queued", 3, 5, NOW + 60_000, NOW - 5, 1);
  add.run("running", 4, 5, NOW - 5, NOW - 5, 1);
  add.run("done", 5, 5, NOW - 5, NOW - 5, 1);
  database.pragma(`user_version = ${version - 1}`);
  database.close();
  return folder;
}

test("jobs of the version before are claimed when they are due, the most urgent first, and not before", () => {
  const store = openStore(libraryBefore(19));
  const records = jobRecords(store);
  const claim = (now: number, lease: number) =>
    store
      .writeRelaxed(() => records.leases.claim("probe", 1, lease, now, now))
      .map(({ subjectId, attempt }) => [subjectId, attempt]);
  expect(claim(NOW, 1)).toEqual([[2, 3]]);
  expect(claim(NOW, 2)).toEqual([[1, 1]]);
  expect(claim(NOW, 3)).toEqual([]);
  expect(records.leases.nextRunAt("probe")).toBe(NOW + 60_000);
  expect(claim(NOW + 60_000, 4)).toEqual([[3, 2]]);
  // Nothing is known of earlier starts: they do not count as crashes.
  expect(programStarts(store, { now: () => NOW }).begin()).toBe(0);
  store.close();
});

test("jobs and durations of kinds that have another name now are kept under it", () => {
  const folder = libraryBefore(23);
  const before = new BetterSqlite(join(folder, "library.db"));
  const add = before.prepare(
    "INSERT INTO job (kind, subject, subject_id, unique_key, run_at, queued_at) VALUES (?, ?, ?, ?, 1, 1)",
  );
  add.run("twin", "file", 7, "twin:7");
  add.run("absence", "file", 8, null);
  add.run("speak", "library", null, "speak");
  before
    .prepare("INSERT INTO metric_series (metric, labels) VALUES ('job_duration_seconds', ?)")
    .run('{"kind":"beside"}');
  before.close();

  const store = openStore(folder);
  const jobs = store.sql("SELECT kind, unique_key FROM job WHERE kind <> 'probe' ORDER BY id").all();
  expect(jobs).toEqual([
    { kind: "detect_duplicate", unique_key: "detect_duplicate:7" },
    { kind: "mark_missing", unique_key: null },
    { kind: "relocalise", unique_key: "relocalise" },
  ]);
  expect(new HistoryRecords(store).seriesOf("job_duration_seconds")).toMatchObject([
    { labels: { kind: "read_sidecar_files" } },
  ]);
  store.close();
});

test("the memory of pools of threads that have another name now is kept under it", () => {
  const folder = libraryBefore(25);
  const before = new BetterSqlite(join(folder, "library.db"));
  const add = before.prepare("INSERT INTO metric_series (metric, labels) VALUES ('worker_memory_bytes', ?)");
  for (const pool of ["media", "mind", "pictures", "taste"]) add.run(JSON.stringify({ pool }));
  // A development version measured it under the new name already: both stay, and the library opens.
  add.run('{"pool":"images"}');
  before.close();

  const store = openStore(folder);
  const pools = new HistoryRecords(store).seriesOf("worker_memory_bytes").map(({ labels }) => labels.pool);
  expect(pools).toEqual(["images", "media", "parsing", "pictures", "prediction"]);
  store.close();
});
