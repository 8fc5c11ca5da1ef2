import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSystemBin, type SystemBinStandIn } from "../../standins/systemBin.ts";
import { eventually } from "../../support/deadlines.ts";
import { type Program, startLoggedInProgram } from "./program.ts";

interface FileRow {
  readonly id: number;
  readonly path: string;
  readonly state: string;
}

let program: Program;
let bin: SystemBinStandIn;
beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-bin-"));
  bin = createSystemBin(() => folder);
  program = await startLoggedInProgram({ bin });
});
afterEach(() => program?.[Symbol.asyncDispose]());

const move = (...fileIds: number[]) => program.ask("/api/files/move-to-bin", "POST", { fileIds });
const undo = (entryId: number) => program.ask(`/api/journal/${entryId}/undo`, "POST");
const files = async (): Promise<FileRow[]> => (await program.ask("/api/files")).body.items;
const fileAt = async (path: string) => (await files()).find((file) => file.path === path);
const entry = async (entryId: number) =>
  (await program.ask("/api/journal")).body.items.find(({ id }: { id: number }) => id === entryId);
const jobState = async (jobId: number) => (await program.ask(`/api/jobs/${jobId}`)).body.state;

async function watch(...names: string[]): Promise<string[]> {
  const paths = await program.clips(...names);
  await program.ask("/api/folders", "POST", { path: join(program.folder, "films") });
  await scanned();
  return paths;
}

async function scanned(): Promise<void> {
  await program.engine.local.intake.folders.whenScansEnd();
  await program.settled();
}

async function rescan(): Promise<void> {
  await program.ask("/api/folders/rescan", "POST", { path: join(program.folder, "films") });
  await scanned();
}

test("a copy of a film whose other file is in the bin keeps the film when its first file is deleted", async () => {
  const [first] = await watch("The.Blue.Lighthouse.1971.mp4");
  const second = join(program.folder, "films", "The.Blue.Lighthouse.1971.copy.mp4");
  copyFileSync(first!, second);
  await rescan();
  await move((await fileAt(first!))!.id);
  const third = join(program.folder, "films", "Lighthouse again.mp4");
  copyFileSync(second, third);
  await rescan();
  rmSync(second);
  await rescan();
  expect((await files()).map(({ path }) => path)).toContain(third);
  const [film] = (await program.ask("/api/films")).body.items;
  const there = (await program.ask(`/api/films/${film.id}`)).body.files;
  expect(there).toContainEqual(expect.objectContaining({ path: third, state: "matched" }));
});

test("undo while files are being moved leaves the one that is on its way in the library, as missing", async () => {
  const paths = await watch("The.Blue.Lighthouse.1971.mp4", "Nightfall.2001.mp4");
  const [one, two] = [(await fileAt(paths[0]!))!, (await fileAt(paths[1]!))!];
  const release = bin.hold(1);
  const moving = move(one.id, two.id);
  await eventually("the first is moved", async () => bin.moved.length === 1 && (await files()).length === 1);
  const [{ id: entryId }] = (await program.ask("/api/journal")).body.items;
  expect((await undo(entryId)).status).toBe(200);
  release();
  await moving;
  await program.settled();
  expect(bin.moved).toEqual(paths.slice(0, 2));
  expect((await files()).map(({ id, state }) => [id, state]).toSorted()).toEqual(
    [
      [one.id, "missing"],
      [two.id, "missing"],
    ].toSorted(),
  );
  // What the undo says of the files stays true: it is not undone in its turn.
  expect((await program.ask("/api/journal")).body.items[0]).toMatchObject({ undoable: false });
});

test("a job whose files all stayed moves them when it is tried again", async () => {
  const paths = await watch(...Array.from({ length: 6 }, (_, index) => `Film Number ${index} (19${10 + index}).mp4`));
  const fileIds = (await files()).map(({ id }) => id);
  for (const _ of fileIds) bin.refuseNext();
  // One that nobody knows is left out by the job.
  const { jobId, entryId } = (await move(...fileIds, 99_999)).body;
  await eventually("it failed", async () => (await jobState(jobId)) === "failed");
  expect(paths.every(existsSync)).toBe(true);
  expect((await program.ask(`/api/jobs/${jobId}/retry`, "POST")).status).toBeLessThan(300);
  await eventually("it is done", async () => (await jobState(jobId)) === "done");
  expect([bin.moved.length, paths.some(existsSync)]).toEqual([6, false]);
  expect((await entry(entryId)).text).toBe("6 files were moved to the bin");
});

test("an upload that is back from the bin is no longer missing, though no scan comes by", async () => {
  const [clip] = await program.clips("Nightfall.2001.mp4");
  await program.ask("/api/uploads/Nightfall.2001.mp4", "PUT", new Uint8Array(readFileSync(clip!)), {
    "content-type": "video/mp4",
  });
  await program.settled();
  const upload = (await files())[0]!;
  const { entryId } = (await move(upload.id)).body;
  await undo(entryId);
  await program.settled();
  expect(await fileAt(upload.path)).toMatchObject({ id: upload.id, state: "missing" });

  bin.restore(upload.path);
  const { folders } = program.engine.local.intake;
  await folders.pause();
  folders.resume();
  const isBack = async () => (await fileAt(upload.path))?.state === upload.state;
  await eventually("it is there again", isBack);
  expect((await fileAt(upload.path))?.id).toBe(upload.id);
});
