import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import type { ReadableStream as WebStream } from "node:stream/web";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { CreatedFileRecords } from "../../../src/intake/uploads/createdFileRecords.ts";
import { statOrNull } from "../../../src/intake/uploads/createdFiles.ts";
import { Uploads } from "../../../src/intake/uploads/uploads.ts";
import { openStore } from "../../../src/store/index.ts";
import { eventually } from "../../support/deadlines.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const clock = { now: () => 1_700_000_000_000 };
const LIMIT = 1_000_000;

function aFolderOfUploads({
  ingest = () => Promise.resolve(false),
}: {
  ingest?: (path: string) => Promise<boolean>;
} = {}) {
  const folder = join(temporaryFolder(), "uploads");
  mkdirSync(folder);
  const store = openStore(temporaryFolder());
  afterAll(() => store.close());
  const run = () => new Uploads({ store, clock, ingest, roots: () => [] });
  return { folder, store, run, limits: { folder, limitBytes: LIMIT } };
}

const bodyOf = (text: string) => new Blob([text]).stream() as WebStream<Uint8Array>;

/** Sends its first bytes and then nothing, until it is ended. */
function aStuckBody() {
  let controller: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({
    start(given) {
      controller = given;
      given.enqueue(new TextEncoder().encode("the first half"));
    },
  }) as WebStream<Uint8Array>;
  return { body, fail: () => controller.error(new Error("the connection was lost")), end: () => controller.close() };
}

const allFiles = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

test("an upload that is cut off leaves nothing, whether its sender goes or the program ends", async () => {
  const { folder, run, limits } = aFolderOfUploads();
  const uploads = run();
  const lost = aStuckBody();
  const first = uploads.write("a.mkv", lost.body, limits);
  const second = uploads.write("b.mkv", aStuckBody().body, limits);
  await eventually("both are being written", () => allFiles(folder).length === 2);
  lost.fail();
  await expect(first).rejects.toMatchObject({ code: "upload_aborted" });
  await Promise.all([uploads.stop(), expect(second).rejects.toMatchObject({ code: "upload_aborted" })]);
  expect(readdirSync(folder)).toEqual([]);
});

test("what a killed program was writing is removed at the next start, and what is being written meanwhile is not", async () => {
  const { folder, run, limits } = aFolderOfUploads();
  const cut = aStuckBody();
  const killed = run().write("a.mkv", cut.body, limits);
  await eventually("it is being written", () => allFiles(folder).length === 1);

  const uploads = run();
  const going = aStuckBody();
  const written = uploads.write("b.mkv", going.body, limits);
  await eventually("another is being written", () => allFiles(folder).length === 2);
  await uploads.cleanUp();
  expect(allFiles(folder).map(({ name }) => name)).toEqual(["b.mkv.part"]);
  going.end();
  expect(readFileSync(await written, "utf8")).toBe("the first half");
  expect(readdirSync(folder)).toHaveLength(1);
  cut.fail();
  await expect(killed).rejects.toThrow();
});

test("an upload completed before a kill is ingested at the next start, and removed if it is refused", async () => {
  const { folder, run, limits } = aFolderOfUploads({
    ingest: (path) => Promise.resolve(basename(path) === "film.mkv"),
  });
  const before = run();
  const film = await before.write("film.mkv", bodyOf("a film"), limits);
  const notes = await before.write("notes.mkv", bodyOf("no film"), limits);
  await run().cleanUp();
  expect([existsSync(film), existsSync(notes)]).toEqual([true, false]);
  expect(readdirSync(folder)).toHaveLength(1);
  await run().cleanUp();
  expect(existsSync(film)).toBe(true);
});

test("another file under the name of an upload, or a link, is never removed", async () => {
  const { folder, run, limits } = aFolderOfUploads();
  const uploads = run();
  const own = temporaryFolder();
  writeFileSync(join(own, "mine.mkv"), "mine");
  const path = await uploads.write("film.mkv", bodyOf("sent"), limits);
  rmSync(path);
  writeFileSync(path, "put here by a person");
  expect(await uploads.remove(path)).toBe(false);
  rmSync(path);
  symlinkSync(join(own, "mine.mkv"), path);
  expect(await uploads.remove(path)).toBe(false);
  expect(await uploads.remove(join(own, "mine.mkv"))).toBe(false);
  expect([existsSync(path), existsSync(join(own, "mine.mkv"))]).toEqual([true, true]);
  expect(readdirSync(folder)).toHaveLength(1);
});

test("a file that reuses the inode of a manually removed upload is never removed", async () => {
  const { folder, store, run, limits } = aFolderOfUploads();
  const uploads = run();
  const path = await uploads.write("film.mkv", bodyOf("sent"), limits);
  uploads.keep(path);
  rmSync(path);
  const own = join(folder, "mine.mkv");
  writeFileSync(own, "a person's own");
  // As most file systems do at once, and all of them some day.
  const [created] = new CreatedFileRecords(store).candidates(path, null);
  new CreatedFileRecords(store).setInode(created!.id, statOrNull(own)!.inode);
  expect(await uploads.remove(own)).toBe(false);
  expect(readFileSync(own, "utf8")).toBe("a person's own");
});

test("a data folder that came from another disk still knows its uploads, by what they hold", async () => {
  const { store, run, limits } = aFolderOfUploads();
  const uploads = run();
  const path = await uploads.write("film.mkv", bodyOf("sent"), limits);
  const [created] = new CreatedFileRecords(store).unkept();
  new CreatedFileRecords(store).setInode(created!.id, "1:1");
  expect(await uploads.remove(path)).toBe(true);
  expect(existsSync(path)).toBe(false);
});

type Act = { readonly kind: "send" | "forget" | "tidy" | "add" | "restart" | "cut"; readonly which: number };
const KINDS = ["send", "forget", "tidy", "add", "restart", "cut"] as const;
const anAct: fc.Arbitrary<Act> = fc.record({ kind: fc.constantFrom(...KINDS), which: fc.nat(5) });

test("law: after any uploads, moves, additions and removals only removed uploads are deleted", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anAct, { maxLength: 14 }), async (acts) => {
      const { folder, run, limits } = aFolderOfUploads();
      let uploads = run();
      const sent: string[] = [];
      const own: string[] = [];
      for (const [number, { kind, which }] of acts.entries()) {
        const chosen = sent.length === 0 ? undefined : which % sent.length;
        if (kind === "send") {
          const path = await uploads.write(`${number}.mkv`, bodyOf(`film ${number}`), limits);
          uploads.keep(path);
          sent.push(path);
        } else if (kind === "cut") {
          const lost = aStuckBody();
          const written = uploads.write(`${number}.mkv`, lost.body, limits);
          lost.fail();
          await expect(written).rejects.toThrow();
        } else if (kind === "restart") {
          uploads = run();
          await uploads.cleanUp();
        } else if (chosen !== undefined && kind === "forget") {
          expect(await uploads.remove(sent[chosen]!)).toBe(true);
          sent.splice(chosen, 1);
        } else if (chosen !== undefined && kind === "tidy") {
          const to = join(which % 2 === 0 ? folder : dirname(sent[0]!), basename(sent[chosen]!));
          renameSync(sent[chosen]!, to);
          sent[chosen] = to;
        } else if (chosen !== undefined) {
          own.push(join(dirname(sent[chosen]!), `own-${number}.mkv`));
          writeFileSync(own.at(-1)!, "a person's own");
        }
      }
      const left = allFiles(folder).map(({ parentPath, name }) => join(parentPath, name));
      expect(left.sort()).toEqual([...sent, ...own].sort());
    }),
    { numRuns: 60 },
  );
});
