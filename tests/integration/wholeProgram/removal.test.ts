import { existsSync, renameSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eventually } from "../../support/deadlines.ts";
import { type Program, startLoggedInProgram } from "./program.ts";

const NAMES = ["The.Blue.Lighthouse.1971.mp4", "Nightfall.2001.mp4", "Winter.Harbour.1984.mp4"];

let program: Program;
let paths: string[];
beforeEach(async () => {
  program = await startLoggedInProgram();
  paths = await program.clips(...NAMES);
  await program.ask("/api/folders", "POST", { path: join(program.folder, "films") });
  await program.engine.local.intake.folders.whenScansEnd();
  await program.settled();
});
afterEach(() => program?.[Symbol.asyncDispose]());

const films = async (): Promise<{ id: number; title: string }[]> => (await program.ask("/api/films")).body.items;
const titles = async () => (await films()).map(({ title }) => title);
const filmOf = async (title: string) => (await films()).find((film) => film.title.includes(title))!;
const remove = (...filmIds: number[]) => program.ask("/api/films/remove", "POST", { filmIds });
const undo = (entryId: number) => program.ask(`/api/journal/${entryId}/undo`, "POST");
const skipped = async () => (await program.ask("/api/files/skipped?reason=removed_by_hand")).body.items;
async function rescan(): Promise<void> {
  await program.ask("/api/folders/rescan", "POST", { path: join(program.folder, "films") });
  await program.engine.local.intake.folders.whenScansEnd();
  await program.settled();
}

test("a removed film stays removed in every scan, is listed with its reason, and its files stay on the disk", async () => {
  const { id } = await filmOf("Lighthouse");
  const fileId = (await program.ask(`/api/films/${id}`)).body.files[0].id;
  expect(await remove(id)).toMatchObject({ status: 200, body: { removed: 1, jobId: null } });
  expect(await titles()).not.toContain("The Blue Lighthouse");
  expect((await program.ask(`/api/films/${id}`)).status).toBe(404);

  // A page that was open before cannot match it, and nobody can take it back as if it had never been added.
  for (const [method, body] of [
    ["PUT", { tmdbId: 1 }],
    ["DELETE", undefined],
  ] as const) {
    const answer = await program.ask(`/api/files/${fileId}/match`, method, body);
    expect([answer.status, answer.body.code]).toEqual([404, "unknown_file"]);
  }
  await program.ask("/api/files/remove", "POST", { fileIds: [fileId] });

  // Also under another name, and with another time.
  await rescan();
  utimesSync(paths[0]!, 1_700_000_500, 1_700_000_500);
  await rescan();
  const renamed = join(program.folder, "films", "Lighthouse, renamed (1971).mp4");
  renameSync(paths[0]!, renamed);
  await rescan();
  await program.restart();
  await rescan();
  expect(await films()).toHaveLength(2);
  expect((await program.ask("/api/files")).body.total).toBe(2);
  expect((await program.ask("/api/files/counts")).body.removed).toBeUndefined();
  expect(existsSync(renamed)).toBe(true);
  expect(await skipped()).toMatchObject([{ path: renamed, reason: "removed_by_hand", canAdd: true }]);
});

test("undoing a removal restores the film with its rating, list, poster, tags of the file and match", async () => {
  const { id } = await filmOf("Lighthouse");
  await program.ask(`/api/films/${id}/rating`, "PUT", { value: 4.5 });
  const list = (await program.ask("/api/me/lists", "POST", { name: "Sea" })).body;
  await program.ask(`/api/me/lists/${list.id}/films/${id}`, "PUT", { listed: true });
  await program.ask(`/api/films/${id}/dismissed`, "PUT", { dismissed: true });
  const before = (await program.ask(`/api/films/${id}`)).body;
  const { entryId } = (await remove(id)).body;
  await rescan();
  expect((await undo(entryId)).status).toBe(200);
  await program.settled();
  const after = (await program.ask(`/api/films/${id}`)).body;
  expect(after).toEqual({ ...before, enrichment: after.enrichment });
  expect(await skipped()).toEqual([]);

  // The undo itself is undone, and so on.
  const [undone] = (await program.ask("/api/journal")).body.items;
  expect(undone).toMatchObject({ act: "undone", undoable: true });
  expect((await undo(undone.id)).status).toBe(200);
  expect(await films()).toHaveLength(2);
  expect((await undo(entryId)).status).toBe(200);
  expect((await program.ask(`/api/films/${id}`)).body.userRating).toBe(4.5);
});

test("a removed file that a person adds again is in the library again, with its film", async () => {
  const { id } = await filmOf("Lighthouse");
  await program.ask(`/api/films/${id}/rating`, "PUT", { value: 3 });
  await remove(id);
  const answer = await program.ask("/api/files", "POST", { paths: [paths[0]] });
  expect(answer.body.accepted).toMatchObject([{ what: "back" }]);
  await program.settled();
  expect((await program.ask(`/api/films/${id}`)).body).toMatchObject({ userRating: 3, files: [{ state: "matched" }] });

  await remove(id);
  expect((await program.ask("/api/files/skipped/add", "POST", { path: paths[0] })).status).toBe(202);
  await program.settled();
  expect((await program.ask(`/api/films/${id}`)).body.userRating).toBe(3);
  expect(await skipped()).toEqual([]);
});

test("a folder that is added again does not bring back what was removed from it", async () => {
  const { id } = await filmOf("Lighthouse");
  await remove(id);
  const answer = await program.ask("/api/files", "POST", { paths: [join(program.folder, "films")] });
  expect(answer.body.accepted.map(({ what }: { what: string }) => what)).not.toContain("back");
  await program.settled();
  expect(await films()).toHaveLength(2);
  expect(await skipped()).toHaveLength(1);
});

test("many films are removed and restored by jobs, under one entry", async () => {
  const more = await program.clips(
    ...Array.from({ length: 24 }, (_, index) => `Film Number ${index} (19${10 + index}).mp4`),
  );
  await program.ask("/api/files", "POST", { paths: more });
  await program.settled();
  const all = (await program.ask("/api/films?limit=200")).body.items.map(({ id }: { id: number }) => id);
  expect(all.length).toBeGreaterThan(20);
  const answer = (await remove(...all)).body;
  expect(answer).toMatchObject({ removed: 20, jobId: expect.any(Number) });
  await eventually(
    () => "all films are gone",
    async () => (await program.ask("/api/films")).body.total === 0,
  );
  const [entry] = (await program.ask("/api/journal")).body.items;
  expect(entry).toMatchObject({ id: answer.entryId, text: expect.stringContaining(`${all.length} films`) });
  expect((await undo(answer.entryId)).status).toBe(200);
  await eventually(
    () => "all films are back",
    async () => (await program.ask("/api/films")).body.total === all.length,
  );
  await program.settled();

  // Undone, and undone again at once: what the first was about to bring back stays removed.
  const newestEntry = async () => (await program.ask("/api/journal")).body.items[0].id;
  expect((await undo(await newestEntry())).status).toBe(200);
  await program.settled();
  expect((await undo(answer.entryId)).status).toBe(200);
  expect((await undo(await newestEntry())).status).toBe(200);
  await program.settled();
  expect((await program.ask("/api/films")).body.total).toBe(0);
  expect((await program.ask("/api/jobs?state=failed")).body.items).toEqual([]);
});

test("a removal that is redone takes only the copy that the undo brought back, not one that was added again", async () => {
  const [second] = await program.clips("The.Blue.Lighthouse.1971.1080p.mp4");
  await program.ask("/api/files", "POST", { paths: [second] });
  await program.settled();
  const { id } = await filmOf("Lighthouse");
  const copies = async () =>
    (await program.ask(`/api/films/${id}`)).body.files?.map(({ path }: { path: string }) => path);
  expect((await copies()).toSorted()).toEqual([second, paths[0]].toSorted());
  const { entryId } = (await remove(id)).body;
  await program.ask("/api/files", "POST", { paths: [paths[0]] });
  await program.settled();
  expect(await copies()).toEqual([paths[0]]);
  expect((await undo(entryId)).status).toBe(200);
  await program.settled();
  expect(await copies()).toHaveLength(2);
  const [undone] = (await program.ask("/api/journal")).body.items;
  expect(undone).toMatchObject({ act: "undone" });
  expect((await undo(undone.id)).status).toBe(200);
  await program.settled();
  expect(await copies()).toEqual([paths[0]]);
});
