import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { explainOpenFailure } from "../../../src/openFailure.ts";
import { backupTo, openStore, restoreFrom } from "../../../src/store/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { type ZipEntry, zipOf } from "../../support/zip.ts";
import { addOwner, filesBelow, isStray, killedAfter, note, notesIn } from "./support/storeContents.ts";

const SRT = "1\n00:00:01,000 --> 00:00:02,000\nGood evening\n";
const SUBTITLE = "subtitles/0123456789abcdef/film.fr.srt";

let source: string;
/** A backup of it, whole. */
let archive: string;
let database: Buffer;

beforeAll(async () => {
  source = temporaryFolder("source");
  const store = openStore(source);
  addOwner(store);
  note(store, "everything");
  const subtitle = join(source, ...SUBTITLE.split("/"));
  mkdirSync(join(subtitle, ".."), { recursive: true });
  writeFileSync(subtitle, SRT);
  store.writeDurable(() => {
    const { id } = store
      .sql("INSERT INTO file (path, size_bytes, mtime_ms, state, added_at) VALUES ('/f/a.mkv', 1, 1, 'matched', 1)")
      .run();
    store
      .sql(`
        INSERT INTO neighbour (file, kind, path, size_bytes, mtime_ms, is_given)
        VALUES (:id, 'subtitle', :subtitle, 1, 1, 1)`)
      .run({ id, subtitle });
  });
  archive = (await backupTo(store.database, source, join(temporaryFolder("archive"), "whole.zip"))).file;
  const plain = await backupTo(store.database, source, join(temporaryFolder("plain"), "plain.db"));
  database = readFileSync(plain.file);
  store.close();
});

const entryOf = (path: string, bytes: Buffer) => ({
  path,
  sizeBytes: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
  mtimeMs: 1_700_000_000_000,
});

/** An archive of these files, with a manifest that names them all; `change` bends it. */
function madeOf(
  files: readonly ZipEntry[],
  change: (manifest: Record<string, unknown>) => object = (same) => same,
): string {
  const manifest = change({
    format: "filmotheque-backup",
    formatVersion: 1,
    createdAt: "2026-01-02T03:04:05.678Z",
    appVersion: "0.2.0",
    schemaVersion: 13,
    libraryId: null,
    pathKind: "posix",
    dataFolders: ["/old/library"],
    isComplete: true,
    leftOut: [],
    files: files.map(({ path, bytes }) => entryOf(path, bytes)),
  });
  const file = join(temporaryFolder("made"), "made.zip");
  writeFileSync(file, zipOf([{ path: "manifest.json", bytes: Buffer.from(JSON.stringify(manifest)) }, ...files]));
  return file;
}

const theDatabase = (): ZipEntry => ({ path: "library.db", bytes: database });

async function refused(file: string): Promise<string> {
  const folder = join(temporaryFolder("into"), "library");
  const error = await restoreFrom(file, folder).then(
    () => null,
    (thrown: Error & { code: string }) => thrown,
  );
  if (!error) throw new Error("it was accepted");
  expect(filesBelow(folder)).toEqual([]);
  for (const language of ["fr", "en"] as const) expect(explainOpenFailure(error, folder, language)).toContain(file);
  return error.code;
}

test("an archive made by another tool in the documented format is restored", async () => {
  const folder = temporaryFolder("into");
  await restoreFrom(madeOf([theDatabase(), { path: SUBTITLE, bytes: Buffer.from(SRT) }]), folder);
  expect(notesIn(folder)).toEqual(["everything"]);
  expect(readFileSync(join(folder, ...SUBTITLE.split("/")), "utf8")).toBe(SRT);
});

test.for([
  "uploads/../../outside.mkv",
  "../outside.mkv",
  "/etc/outside.mkv",
  "uploads\\..\\outside.mkv",
  "C:/outside.mkv",
  "uploads/0123/C:stream.mkv",
  "uploads/0123/nul.mkv",
  "uploads/0123/film.mkv ",
  "uploads/",
  "uploads//film.mkv",
  "secrets/tmdb.key",
  "library.json",
  "library.db-wal",
  "window/preferences.json",
  "uploads/a/b/c/d/e/f/g/h/i/film.mkv",
])("an archive that would write %s is refused", async (path) => {
  expect(await refused(madeOf([theDatabase(), { path, bytes: Buffer.from("film") }]))).toMatch(
    /backup_unsafe|backup_damaged/,
  );
});

test.for<[string, object]>([
  ["a root as its former folder", { dataFolders: ["/"] }],
  ["a former folder that is no path", { dataFolders: ["library"] }],
  ["nothing as its former folder", { dataFolders: [""] }],
  ["a root under another spelling", { dataFolders: ["/old/library", "/old/.."] }],
  ["a folder with a control character", { dataFolders: ["/old\u0000/library"] }],
  ["a folder of another system than it says", { dataFolders: ["C:\\library"] }],
  ["a drive", { pathKind: "windows", dataFolders: ["C:\\"] }],
  ["another library than its database", { libraryId: "another-library" }],
])("a manifest that names %s is refused", async ([, change]) => {
  expect(await refused(madeOf([theDatabase()], (manifest) => ({ ...manifest, ...change })))).toMatch(
    /backup_unsafe|backup_damaged/,
  );
});

test("a link inside an archive is refused", async () => {
  const file = madeOf([theDatabase(), { path: "uploads/0123/film.mkv", bytes: Buffer.from("/etc/passwd") }]);
  const bytes = readFileSync(file);
  const at = bytes.lastIndexOf(Buffer.from("PK\x01\x02", "latin1"));
  bytes.writeUInt32LE((0o120777 << 16) >>> 0, at + 38);
  writeFileSync(file, bytes);
  expect(await refused(file)).toBe("backup_unsafe");
});

test("two names that one disk takes for one are refused, and a file that the manifest does not name", async () => {
  const twice = ["uploads/01/Film.mkv", "uploads/01/film.mkv"].map((path) => ({ path, bytes: Buffer.from(path) }));
  expect(await refused(madeOf([theDatabase(), ...twice]))).toBe("backup_unsafe");
  const unnamed = madeOf([theDatabase(), ...twice.slice(1)], (manifest) => ({
    ...manifest,
    files: [entryOf("library.db", database)],
  }));
  expect(await refused(unnamed)).toBe("backup_unsafe");
});

test("an archive that unpacks to hundreds of times its size is refused before it is unpacked", async () => {
  const bomb = { path: "uploads/0123/film.mkv", bytes: Buffer.alloc(200 * 1024 ** 2) };
  expect(await refused(madeOf([theDatabase(), bomb]))).toBe("backup_too_large");
});

test("an archive of a hundred thousand times more files than a library has is refused", async () => {
  const file = madeOf([theDatabase()]);
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  // ZIP64 says the number of entries; here it is only claimed.
  const claim = Buffer.alloc(56 + 20);
  claim.write("PK\x06\x06", 0, "latin1");
  claim.writeBigUInt64LE(44n, 4);
  claim.writeUInt16LE(45, 12);
  claim.writeUInt16LE(45, 14);
  claim.writeBigUInt64LE(900_000n, 24);
  claim.writeBigUInt64LE(900_000n, 32);
  claim.writeBigUInt64LE(BigInt(bytes.readUInt32LE(end + 12)), 40);
  claim.writeBigUInt64LE(BigInt(bytes.readUInt32LE(end + 16)), 48);
  claim.write("PK\x06\x07", 56, "latin1");
  claim.writeBigUInt64LE(BigInt(end), 64);
  claim.writeUInt32LE(1, 72);
  const eocd = Buffer.from(bytes.subarray(end));
  eocd.writeUInt16LE(0xffff, 8);
  eocd.writeUInt16LE(0xffff, 10);
  writeFileSync(file, Buffer.concat([bytes.subarray(0, end), claim, eocd]));
  expect(await refused(file)).toBe("backup_too_many_files");
});

test.for([
  ["of a newer program's schema", { schemaVersion: 9_999 }, "backup_from_newer_program"],
  ["of a newer form", { formatVersion: 2 }, "backup_from_newer_program"],
  ["of another program", { format: "photos-backup" }, "backup_not_ours"],
  ["that names no files", { files: "none" }, "backup_not_ours"],
] as const)("an archive %s is refused", async ([, change, code]) => {
  expect(await refused(madeOf([theDatabase()], (manifest) => ({ ...manifest, ...change })))).toBe(code);
});

test("a wrong checksum, a wrong size and a missing file are refused", async () => {
  const subtitle = { path: SUBTITLE, bytes: Buffer.from(SRT) };
  const wrong = (change: object) =>
    madeOf([theDatabase(), subtitle], (manifest) => ({
      ...manifest,
      files: [entryOf("library.db", database), { ...entryOf(SUBTITLE, subtitle.bytes), ...change }],
    }));
  expect(await refused(wrong({ sha256: "0".repeat(64) }))).toBe("backup_damaged");
  expect(await refused(wrong({ sizeBytes: 7 }))).toBe("backup_damaged");
  expect(await refused(wrong({ path: "subtitles/0123/other.srt" }))).toMatch(/backup_damaged|backup_unsafe/);
  expect(await refused(madeOf([{ path: SUBTITLE, bytes: Buffer.from(SRT) }]))).toBe("backup_not_ours");
});

test("an archive with any changed byte, or cut anywhere, is refused or restored exactly", async () => {
  const whole = readFileSync(archive);
  const folder = join(temporaryFolder("property"), "library");
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fromEnd: fc.boolean(),
        flip: fc.integer({ min: 0, max: 255 }),
      }),
      async ({ at, fromEnd, flip }) => {
        // Half of them among the last bytes: the directory and the manifest are small compared with the database.
        const last = fromEnd ? Math.min(whole.length, 2_000) : whole.length;
        const position = whole.length - last + Math.floor(at * last);
        const file = join(temporaryFolder("flipped"), "flipped.zip");
        writeFileSync(file, whole);
        if (flip === 0) truncateSync(file, position);
        else {
          const bytes = Buffer.from(whole);
          bytes[position]! ^= flip;
          writeFileSync(file, bytes);
        }
        rmSync(folder, { recursive: true, force: true });
        const code = await restoreFrom(file, folder).then(
          () => null,
          (thrown: Error & { code?: string }) => thrown.code ?? String(thrown),
        );
        if (code !== null) {
          expect(code).toMatch(/^backup_/);
          expect(filesBelow(folder)).toEqual([]);
          return;
        }
        expect(notesIn(folder)).toEqual(["everything"]);
        expect(readFileSync(join(folder, ...SUBTITLE.split("/")), "utf8")).toBe(SRT);
      },
    ),
    { numRuns: 150 },
  );
});

test("a backup killed after any step leaves earlier backups intact, and no files after the next start", async () => {
  const folder = temporaryFolder("killed-backup");
  const store = openStore(folder);
  note(store, "everything");
  const { file } = await backupTo(store.database, folder);
  store.close();
  const earlier = readFileSync(file);
  const lines = `
    const opened = store.openStore(${JSON.stringify(folder)});
    await store.backupTo(opened.database, ${JSON.stringify(folder)});
    opened.close();
  `;
  for (let step = 1; step < 1_000; step += 1) {
    const isKilled = await killedAfter(step, lines);
    expect(notesIn(folder), `killed after step ${step}`).toEqual(["everything"]);
    expect(filesBelow(folder).filter(isStray), `killed after step ${step}`).toEqual([]);
    expect(readFileSync(file).equals(earlier)).toBe(true);
    if (!isKilled) break;
  }
  // Any file with a backup's name counts as one.
  for (const path of filesBelow(folder).filter((name) => name.endsWith(".zip"))) {
    const into = temporaryFolder("into");
    await restoreFrom(join(folder, path), into);
    expect(notesIn(into)).toEqual(["everything"]);
  }
});
