import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { endHost, type HostChild, startHost } from "../../support/hostChild.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { zipOf } from "../../support/zip.ts";
import { OWNER, type Program, startLoggedInProgram } from "../wholeProgram/program.ts";

const HOST = join(import.meta.dirname, "../../../src/server/main.ts");
const MEBIBYTE = 1_024 ** 2;
const LETTERBOXD = "Date,Name,Year,Letterboxd URI,Rating\n";
const IMDB = "Const,Your Rating,Date Rated,Title,Title Type,Year\n";
const ROW = "2024-01-02,A Film,1995,https://boxd.it/a,4.5\n";

const imdbRows = (count: number) =>
  IMDB + Array.from({ length: count }, (_, n) => `tt${1_000_000 + n},8,2024-01-02,Film ${n},Movie,1995\n`).join("");

/** Half a megabyte: a thousand times as large unpacked. */
const bomb = zipOf([{ path: "ratings.csv", bytes: Buffer.alloc(420 * MEBIBYTE) }]);

const put = (program: Program, name: string, body: Uint8Array | string, format = "letterboxd", query = "") =>
  program.ask(`/api/me/ratings/${format}/${name}${query}`, "PUT", body, { "content-type": "application/octet-stream" });

function countRows({ engine }: Program): number {
  return engine.local.store.sql<{ rows: number }>("SELECT count(*) AS rows FROM rating_layer").get()?.rows ?? 0;
}

function importStates({ engine }: Program): string[] {
  const rows = engine.local.store.sql<{ state: string }>("SELECT state FROM rating_import ORDER BY id").all();
  return rows.map(({ state }) => state);
}

/** In the directory of the archive; what is packed stays as it is. */
function withClaimedSize(zip: Buffer, bytes: number): Buffer {
  const lying = Buffer.from(zip);
  lying.writeUInt32LE(bytes, lying.lastIndexOf(Buffer.from("PK\x01\x02", "latin1")) + 24);
  return lying;
}

/** In the central directory and in the local header of the first entry. */
function withWrongChecksum(zip: Buffer): Buffer {
  const wrong = Buffer.from(zip);
  wrong.writeUInt32LE(0xdeadbeef, 14);
  wrong.writeUInt32LE(0xdeadbeef, wrong.lastIndexOf(Buffer.from("PK\x01\x02", "latin1")) + 16);
  return wrong;
}

/** The Unix mode of the last entry. */
function withMode(zip: Buffer, mode: number): Buffer {
  const changed = Buffer.from(zip);
  const entry = changed.lastIndexOf(Buffer.from("PK\x01\x02", "latin1"));
  changed.writeUInt32LE((mode << 16) >>> 0, entry + 38);
  return changed;
}

test("an archive made to fill memory is refused with its reason, and the program keeps running", async () => {
  await using program = await startLoggedInProgram();
  const one = { path: "ratings.csv", bytes: Buffer.from(LETTERBOXD + ROW) };
  const many = Array.from({ length: 65_000 }, (_, n) => ({ path: `${n}`, bytes: Buffer.alloc(0) }));
  const cases: [what: string, zip: Buffer, status: number, code: string | undefined][] = [
    ["420 MB in a megabyte", bomb, 422, "export_too_large"],
    ["65,000 entries, as many as fit", zipOf([one, ...many]), 422, "export_too_large"],
    ["an archive in an archive", zipOf([{ path: "ratings.zip", bytes: zipOf([one]) }]), 422, "export_missing"],
    ["one name twice", zipOf([one, one]), 422, "ratings_source_damaged"],
    ["a size that is too small", withClaimedSize(zipOf([one]), 3), 422, "ratings_source_damaged"],
    ["a size that is too large", withClaimedSize(zipOf([one]), 3_000), 422, "ratings_source_damaged"],
    ["a name that leads outside", zipOf([{ ...one, path: "../ratings.csv" }]), 422, "ratings_source_damaged"],
    ["a wrong checksum", withWrongChecksum(zipOf([one])), 422, "ratings_source_damaged"],
    ["a link in place of the table", withMode(zipOf([one]), 0o120777), 422, "export_unsafe"],
    [
      "a link in place of another file",
      withMode(zipOf([one, { ...one, path: "profile.csv" }]), 0o120777),
      422,
      "export_unsafe",
    ],
    ["a device", withMode(zipOf([one]), 0o060666), 422, "export_unsafe"],
    ["an archive under the table's name", zipOf([{ ...one, bytes: zipOf([one]) }]), 422, "export_unreadable"],
    [
      "a picture under the table's name",
      zipOf([{ ...one, bytes: Buffer.from("\x89PNG\r\n\x1a\n") }]),
      422,
      "export_unreadable",
    ],
    ["a header without a row", zipOf([{ ...one, bytes: Buffer.from(LETTERBOXD) }]), 422, "export_unreadable"],
    ["an empty table", zipOf([{ ...one, bytes: Buffer.alloc(0) }]), 422, "export_unreadable"],
    ["rows of another service", zipOf([{ ...one, bytes: Buffer.from(imdbRows(20)) }]), 422, "export_missing"],
    ["half an archive", zipOf([one]).subarray(0, 60), 422, "ratings_source_damaged"],
    ["no archive", Buffer.from("PK"), 422, "ratings_source_damaged"],
    [
      "a folder of deleted ratings first",
      zipOf([{ ...one, path: "deleted/ratings.csv", bytes: Buffer.from(LETTERBOXD) }, one]),
      200,
      undefined,
    ],
  ];
  for (const [what, zip, status, code] of cases) {
    const answer = await put(program, "export.zip", new Uint8Array(zip), "letterboxd", "?preview");
    expect([what, answer.status, answer.body.code]).toEqual([what, status, code]);
    if (code) expect(answer.body.detail).toContain("export.zip");
    else expect(answer.body.rows).toBe(1);
  }
  expect([importStates(program), countRows(program)]).toEqual([[], 0]);
});

test("an export of one endless row, of too many rows, or of hostile text is refused with its reason", async () => {
  await using program = await startLoggedInProgram();
  const largest = 64 * MEBIBYTE;
  const cases: [what: string, format: string, body: string, code: string | undefined][] = [
    ["one row of 64 MiB", "letterboxd", LETTERBOXD + "a".repeat(largest - 100), "export_too_large"],
    ["a quote that is never closed", "letterboxd", `${LETTERBOXD}"${"a\n".repeat(largest / 4)}`, "export_too_large"],
    ["a million rows", "letterboxd", LETTERBOXD + ROW.repeat(1_000_000), "export_too_large"],
    ["a million empty rows of commas", "imdb", IMDB + ",\n".repeat(1_000_000), "export_too_large"],
    ["30,000 columns", "imdb", `${"a,".repeat(30_000)}\n`, "export_too_large"],
    ["quotes", "imdb", `${IMDB}${'"'.repeat(60_000)}\n`, "export_unreadable"],
    ["a header alone", "imdb", IMDB, "export_unreadable"],
    ["nothing", "imdb", " ", "export_unreadable"],
    [
      "an archive",
      "imdb",
      zipOf([{ path: "a.csv", bytes: Buffer.from(IMDB) }]).toString("latin1"),
      "ratings_source_damaged",
    ],
    ["rows without a film", "imdb", `${IMDB}${",8,2024-01-02,,Movie,1995\n".repeat(9)}`, "export_unreadable"],
    ["television alone", "imdb", `${IMDB}tt1,8,2024-01-02,A Series,TV Series,1995\n`, undefined],
  ];
  for (const [what, format, body, code] of cases) {
    const answer = await put(program, "ratings.csv", body, format);
    expect([what, answer.body.code]).toEqual([what, code]);
    if (code) expect(answer.body.detail).toContain("ratings.csv");
  }
  for (const json of [
    "[".repeat(MEBIBYTE),
    `[${"{".repeat(MEBIBYTE)}`,
    `[${'{"a":['.repeat(MEBIBYTE / 8)}`,
    "{}",
    "1",
  ]) {
    const zip = new Uint8Array(zipOf([{ path: "ratings-movies.json", bytes: Buffer.from(json) }]));
    expect((await put(program, "trakt.zip", zip, "trakt")).body).toMatchObject({ code: "export_unreadable" });
  }
  expect(countRows(program)).toBe(0);
});

test("rows are written in batches, and an import is undone if its client disconnects", async () => {
  await using program = await startLoggedInProgram();
  const leave = new AbortController();
  const sent = program.engine.fetch(
    new Request("http://127.0.0.1:4780/api/me/ratings/imdb/ratings.csv", {
      method: "PUT",
      headers: { authorization: `Bearer ${program.session}` },
      body: imdbRows(20_000),
      signal: leave.signal,
    }),
    { address: "127.0.0.1" },
  );
  while (countRows(program) === 0) await setImmediate();
  const first = countRows(program);
  expect(first).toBeLessThan(20_000);
  const second = await put(program, "ratings.csv", imdbRows(1), "imdb");
  expect([second.status, second.body.code]).toEqual([409, "import_running"]);
  leave.abort();
  await sent.catch(() => undefined);
  await expect.poll(() => importStates(program)).toEqual(["undone"]);
  expect(countRows(program)).toBe(0);
  expect((await put(program, "ratings.csv", imdbRows(500), "imdb")).body).toMatchObject({ rows: 500, linked: 500 });
  expect([importStates(program), countRows(program)]).toEqual([["undone", "done"], 500]);
});

test("half an import, left by a kill, is removed at the next start", async () => {
  await using program = await startLoggedInProgram();
  await put(program, "ratings.csv", imdbRows(300), "imdb");
  program.engine.local.store.sql("UPDATE rating_import SET state = 'running'").run();
  await program.restart();
  expect([importStates(program), countRows(program)]).toEqual([["undone"], 0]);
});

test("a program with a small heap survives an archive of 420 MB, and imports a real export", async () => {
  const host = await startHost(HOST, {
    NODE_OPTIONS: "--max-old-space-size=128",
    FILMOTHEQUE_DATA: join(temporaryFolder("small-heap"), "library"),
    FILMOTHEQUE_PORT: "0",
  });
  try {
    const session = await setUp(host);
    const send = (name: string, body: Uint8Array | string) => sendExport(host, session, name, body);
    for (let time = 0; time < 3; time += 1)
      expect((await send("a.zip", new Uint8Array(bomb))).code).toBe("export_too_large");
    expect((await send("a.csv", `${IMDB}${"a".repeat(60 * MEBIBYTE)}`)).code).toBe("export_too_large");
    expect(await send("a.csv", imdbRows(10_000))).toMatchObject({ rows: 10_000, linked: 10_000 });
    expect((await fetch(`${host.url}/api/health`)).status).toBe(200);
  } finally {
    await endHost(host, "SIGTERM");
  }
});

async function setUp({ url }: HostChild): Promise<string> {
  const answer = await fetch(`${url}/api/setup`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(OWNER),
  });
  return ((await answer.json()) as { sessionId: string }).sessionId;
}

async function sendExport({ url }: HostChild, session: string, name: string, body: Uint8Array | string) {
  const answer = await fetch(`${url}/api/me/ratings/imdb/${name}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${session}` },
    body: body as BodyInit,
  });
  return (await answer.json()) as Record<string, unknown>;
}
