import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSystemBin, type SystemBinStandIn } from "../../standins/systemBin.ts";
import { eventually } from "../../support/deadlines.ts";
import { type Program, startLoggedInProgram } from "./program.ts";

const NAMES = ["The.Blue.Lighthouse.1971.mp4", "Nightfall.2001.mp4", "Winter.Harbour.1984.mp4"];

let program: Program;
let bin: SystemBinStandIn;
beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), "filmotheque-bin-"));
  bin = createSystemBin(() => folder);
  program = await startLoggedInProgram({ bin });
  await program.clips(...NAMES);
  await program.ask("/api/folders", "POST", { path: join(program.folder, "films") });
  await program.engine.local.intake.folders.whenScansEnd();
  await program.settled();
});
afterEach(() => program?.[Symbol.asyncDispose]());

const films = async (): Promise<{ id: number; title: string }[]> => (await program.ask("/api/films")).body.items;
async function filmOf(title: string) {
  const found = (await films()).find((film) => film.title.includes(title));
  return (await program.ask(`/api/films/${found?.id}`)).body;
}
const move = (...fileIds: number[]) => program.ask("/api/files/move-to-bin", "POST", { fileIds });
const undo = (entryId: number) => program.ask(`/api/journal/${entryId}/undo`, "POST");
async function rescan(): Promise<void> {
  await program.ask("/api/folders/rescan", "POST", { path: join(program.folder, "films") });
  await program.engine.local.intake.folders.whenScansEnd();
  await program.settled();
}

test("a file goes to the bin and its film leaves; undo brings the film back and names the bin; the file comes back with it", async () => {
  const film = await filmOf("Lighthouse");
  const [{ id: fileId, sizeBytes, path }] = film.files;
  await program.ask(`/api/films/${film.id}/rating`, "PUT", { value: 4.5 });
  const { status, body } = await move(fileId);
  expect([status, body]).toEqual([
    200,
    { entryId: expect.any(Number), jobId: null, moved: 1, freedBytes: sizeBytes, failed: [] },
  ]);
  expect([bin.moved, existsSync(path)]).toEqual([[path], false]);
  expect((await program.ask(`/api/films/${film.id}`)).status).toBe(404);
  const [entry] = (await program.ask("/api/journal")).body.items;
  expect(entry).toMatchObject({ id: body.entryId, text: "The.Blue.Lighthouse.1971.mp4 was moved to the bin" });
  await rescan();
  expect(await films()).toHaveLength(2);

  const undone = await undo(body.entryId);
  expect([undone.status, undone.body.text]).toEqual([
    200,
    expect.stringContaining("restore the file from the Trash in the file manager"),
  ]);
  await program.settled();
  expect(await filmOf("Lighthouse")).toMatchObject({ userRating: 4.5, files: [{ id: fileId, state: "missing" }] });

  bin.restore(path);
  await rescan();
  expect(await filmOf("Lighthouse")).toMatchObject({ userRating: 4.5, files: [{ id: fileId, state: "matched" }] });
});

test("a drive without a bin, and a bin that only says so, leave the file and the film as they are", async () => {
  const film = await filmOf("Nightfall");
  const [{ id: fileId, path }] = film.files;
  for (const fault of [bin.refuseNext, bin.forgetNext]) {
    fault();
    const answer = await move(fileId);
    expect(answer).toMatchObject({ status: 409, body: { code: "bin_refused" } });
    expect(answer.body.detail).toContain("Nightfall.2001.mp4 could not be moved to the bin");
    expect(existsSync(path)).toBe(true);
    expect((await filmOf("Nightfall")).files).toEqual(film.files);
  }
  expect((await program.ask("/api/journal")).body.items.map(({ act }: { act: string }) => act)).not.toContain(
    "file_moved_to_bin",
  );
});

test("files outside the watched folders, behind a link, changed or gone are not moved", async () => {
  const outside = mkdtempSync(join(tmpdir(), "filmotheque-elsewhere-"));
  const elsewhere = join(outside, "Night.Train.1959.mp4");
  renameSync((await program.clips("Night.Train.1959.mp4"))[0]!, elsewhere);
  await program.ask("/api/files", "POST", { paths: [elsewhere] });
  await program.settled();
  const train = (await program.ask("/api/files")).body.items.find((one: { path: string }) => one.path === elsewhere);
  expect(await move(train.id)).toMatchObject({ status: 403, body: { code: "outside_allowed_roots" } });

  const film = await filmOf("Winter");
  const [{ id: fileId, path }] = film.files;
  renameSync(path, join(outside, "hidden.mp4"));
  expect(await move(fileId)).toMatchObject({ status: 404, body: { code: "file_gone" } });
  symlinkSync(elsewhere, path);
  expect((await move(fileId)).status).toBeGreaterThanOrEqual(403);
  expect(await move(99_999)).toMatchObject({ status: 404, body: { code: "unknown_file" } });
  expect([bin.moved, existsSync(elsewhere)]).toEqual([[], true]);
});

test("a file whose name another file of the same size and time has taken is not moved", async () => {
  const [first] = (await filmOf("Nightfall")).files;
  // What a scan compares quickly is the same: only the content tells them apart.
  const bytes = readFileSync(first.path);
  const other = Buffer.from(bytes);
  other.fill(1, bytes.length - 64);
  writeFileSync(first.path, other);
  utimesSync(first.path, 1_700_000_000, 1_700_000_000);
  expect(await move(first.id)).toMatchObject({ status: 404, body: { code: "file_gone" } });
  expect([bin.moved, existsSync(first.path)]).toEqual([[], true]);
});

test("many files are moved by a job that goes on after a failure, and one entry undoes all of it", async () => {
  const more = await program.clips(
    ...Array.from({ length: 8 }, (_, index) => `Film Number ${index} (19${10 + index}).mp4`),
  );
  mkdirSync(join(program.folder, "films"), { recursive: true });
  await rescan();
  const rows: { id: number; path: string }[] = (await program.ask("/api/files")).body.items;
  const fileIds = rows.filter(({ path }) => more.includes(path)).map(({ id }) => id);
  expect(fileIds).toHaveLength(8);
  const before = await films();
  bin.refuseNext();
  const { jobId, entryId } = (await move(...fileIds)).body;
  await program.settled();
  await eventually("the job ended", async () => (await program.ask(`/api/jobs/${jobId}`)).body.state === "failed");
  expect((await program.ask(`/api/jobs/${jobId}`)).body.error.code).toBe("bin_refused");
  expect([bin.moved.length, more.filter(existsSync).length]).toEqual([7, 1]);
  const entry = (await program.ask("/api/journal")).body.items.find(({ id }: { id: number }) => id === entryId);
  expect(entry.text).toBe("7 files were moved to the bin");
  expect((await undo(entryId)).status).toBe(200);
  await program.settled();
  expect((await films()).map(({ id }) => id).toSorted()).toEqual(before.map(({ id }) => id).toSorted());
});

test("a cancelled job stops; what it moved stays moved", async () => {
  const more = await program.clips(
    ...Array.from({ length: 7 }, (_, index) => `Film Number ${index} (19${10 + index}).mp4`),
  );
  await rescan();
  const rows: { id: number; path: string }[] = (await program.ask("/api/files")).body.items;
  const fileIds = rows.filter(({ path }) => more.includes(path)).map(({ id }) => id);
  const release = bin.hold();
  const { jobId } = (await move(...fileIds)).body;
  await eventually("it runs", async () => (await program.ask(`/api/jobs/${jobId}`)).body.state === "running");
  expect((await program.ask(`/api/jobs/${jobId}`, "DELETE")).status).toBe(200);
  release();
  await program.settled();
  expect((await program.ask(`/api/jobs/${jobId}`)).body.state).toBe("cancelled");
  expect(bin.moved.length).toBeLessThanOrEqual(1);
});

test("without a bin nothing is offered, and nothing is moved", async () => {
  await using other = await startLoggedInProgram();
  const [path] = await other.clips(NAMES[0]!);
  await other.ask("/api/folders", "POST", { path: join(other.folder, "films") });
  await other.engine.local.intake.folders.whenScansEnd();
  await other.settled();
  expect((await other.ask("/api/files/bin")).body.available).toBe(false);
  const [file] = (await other.ask("/api/files")).body.items;
  const answer = await other.ask("/api/files/move-to-bin", "POST", { fileIds: [file.id] });
  expect([answer.status, answer.body.code, existsSync(path!)]).toEqual([409, "bin_not_here", true]);
  expect((await program.ask("/api/files/bin")).body).toEqual({ available: true, system: "linux" });
});

test("free space lists copies with the one to keep, what everyone has watched and nobody likes much, and all by size", async () => {
  const copy = join(program.folder, "films", "The Blue Lighthouse (1971) 480p.mp4");
  renameSync((await program.clips("Smaller.mp4"))[0]!, copy);
  await rescan();
  const lighthouse = await filmOf("Lighthouse");
  const other = (await program.ask("/api/files")).body.items.find((one: { path: string }) => one.path === copy);
  await program.ask(`/api/files/${other.id}/match`, "PUT", { filmId: lighthouse.id });
  await program.settled();
  const listed = async (view: string) => (await program.ask(`/api/free-space?view=${view}`)).body;

  const duplicates = await listed("duplicates");
  expect(duplicates.items).toHaveLength(1);
  expect(duplicates.items[0]).toMatchObject({ filmId: lighthouse.id, files: [{}, {}] });
  const kept = duplicates.items[0].files.filter(({ keep }: { keep: boolean }) => keep);
  const sizes = duplicates.items[0].files.map(({ sizeBytes }: { sizeBytes: number }) => sizeBytes);
  expect(kept).toMatchObject([{ sizeBytes: Math.max(...sizes), canMove: true }]);

  const nightfall = await filmOf("Nightfall");
  const winter = await filmOf("Winter");
  for (const { id } of [nightfall, winter]) await program.ask(`/api/films/${id}/watched`, "PUT", { watched: true });
  await program.ask(`/api/films/${winter.id}/rating`, "PUT", { value: 4 });
  const titles = async (view: string) => (await listed(view)).items.map(({ title }: { title: string }) => title);
  expect(await titles("watched")).toEqual([nightfall.title]);
  await program.ask("/api/users", "POST", { userId: "grace", password: "celluloid and light", role: "member" });
  expect(await titles("watched")).toEqual([]);

  const all = await listed("size");
  const bySize = all.items.map(({ sizeBytes }: { sizeBytes: number }) => sizeBytes);
  expect([all.total, bySize]).toEqual([3, bySize.toSorted((a: number, b: number) => b - a)]);
  const first = (await program.ask("/api/free-space?view=size&limit=2")).body;
  const second = (await program.ask(`/api/free-space?view=size&limit=2&cursor=${first.nextCursor}`)).body;
  expect([...first.items, ...second.items].map(({ filmId }: { filmId: number }) => filmId)).toEqual(
    all.items.map(({ filmId }: { filmId: number }) => filmId),
  );
});
