import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect, test } from "vitest";
import { eventually } from "../../support/deadlines.ts";
import { type Program, startLoggedInProgram } from "./program.ts";

const LIGHTHOUSE = "The.Blue.Lighthouse.1971.1080p.BluRay.x264-GRP.mp4";
const ORCHARD = "The Glass Orchard (1962).mp4";

const drop = async (program: Program, ...paths: string[]) => (await program.ask("/api/files", "POST", { paths })).body;

const filesOf = async (program: Program) => (await program.ask("/api/files")).body.items as { path: string }[];

test("a film that is reached by links and by its own path is one file, whichever comes first", async () => {
  await using program = await startLoggedInProgram();
  const [path] = await program.clips(LIGHTHOUSE);
  const at = (name: string) => join(program.folder, name);
  symlinkSync(dirname(path!), at("folder"));
  symlinkSync(path!, at("film.mp4"));
  linkSync(path!, at("hard.mp4"));
  for (const name of ["folder", `folder/${LIGHTHOUSE}`, "film.mp4", "hard.mp4"]) {
    const { accepted } = await drop(program, at(name));
    expect(accepted).toMatchObject([{ fileId: accepted[0].fileId }]);
  }
  await drop(program, path!);
  await program.settled();
  expect((await filesOf(program)).map((file) => file.path)).toEqual([path]);
  const [film] = (await program.ask("/api/films")).body.items;
  expect((await program.ask(`/api/films/${film.id}`)).body.files).toHaveLength(1);
});

test("a folder that was added through a link is watched once, and removed by either name", async () => {
  await using program = await startLoggedInProgram();
  const [path] = await program.clips(LIGHTHOUSE);
  const real = dirname(path!);
  const link = join(program.folder, "link");
  symlinkSync(real, link);
  const folders = async () =>
    (await program.ask("/api/folders")).body.items.map((folder: { path: string }) => folder.path);
  const act = async (method: string, of: string) => (await program.ask("/api/folders", method, { path: of })).status;

  expect(await act("POST", link)).toBe(201);
  expect(await act("POST", real)).toBe(201);
  expect(await folders()).toEqual([real]);
  expect((await program.ask("/api/folders/rescan", "POST", { path: link })).status).toBe(202);
  expect(await act("DELETE", link)).toBe(204);
  expect(await folders()).toEqual([]);
  expect(await act("DELETE", link)).toBe(404);

  expect(await act("POST", link)).toBe(201);
  expect(await act("DELETE", real)).toBe(204);
  // The link is gone, and its name is still how the folder was called.
  expect(await act("POST", link)).toBe(201);
  rmSync(link);
  expect(await act("DELETE", link)).toBe(204);
  expect(await folders()).toEqual([]);
});

test("links in a circle and links to other places end in an answer, and hide no film", async () => {
  await using program = await startLoggedInProgram();
  const [path] = await program.clips(`shelf/${LIGHTHOUSE}`, ORCHARD);
  const shelf = dirname(path!);
  symlinkSync(join(shelf, "b"), join(shelf, "a"));
  symlinkSync(join(shelf, "a"), join(shelf, "b"));
  symlinkSync(shelf, join(shelf, "circle"));
  symlinkSync(join(dirname(shelf), ORCHARD), join(shelf, "outside.mp4"));
  const { accepted, rejected } = await drop(program, shelf, join(shelf, "a"));
  expect(accepted.map((one: { path: string }) => one.path)).toEqual([path]);
  const codes = rejected.map((one: { path: string; code: string }) => `${basename(one.path)} ${one.code}`);
  expect(codes).toContain("outside.mp4 outside_allowed_roots");
  expect(codes.some((code: string) => code.startsWith("a "))).toBe(true);
  await program.settled();
  expect((await filesOf(program)).map((file) => file.path)).toEqual([path]);
});

async function send(program: Program, path: string) {
  const name = encodeURIComponent(basename(path));
  const type = { "content-type": "application/octet-stream" };
  const { accepted } = (await program.ask(`/api/uploads/${name}`, "PUT", new Uint8Array(readFileSync(path)), type))
    .body;
  return accepted[0] as { path: string; fileId: number };
}

test("removing one upload leaves the others and the files next to them in place", async () => {
  await using program = await startLoggedInProgram();
  const paths = await program.clips(LIGHTHOUSE, ORCHARD);
  const sent: { path: string; fileId: number }[] = [];
  for (const path of paths) sent.push(await send(program, path));
  await program.settled();
  const uploads = dirname(dirname(sent[0]!.path));
  expect(uploads).toBe(join(program.folder, "library", "uploads"));
  // The files are moved into one folder.
  for (const { path } of sent) renameSync(path, join(uploads, basename(path)));
  await drop(program, uploads);
  await program.settled();

  const forget = async (fileId: number) =>
    (await program.ask("/api/files/remove", "POST", { fileIds: [fileId] })).body.removed;
  expect(await forget(sent[0]!.fileId)).toBe(1);
  expect([existsSync(join(uploads, LIGHTHOUSE)), existsSync(join(uploads, ORCHARD))]).toEqual([false, true]);
  expect(await forget(sent[1]!.fileId)).toBe(1);
  expect(readdirSync(uploads, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())).toEqual([]);
});

test("an attached subtitle is removed with its film's file, and no other is", async () => {
  await using program = await startLoggedInProgram();
  const { accepted } = await drop(program, ...(await program.clips(LIGHTHOUSE, ORCHARD)));
  await program.settled();
  const srt = "1\n00:00:01,000 --> 00:00:02,000\nGood evening\n";
  for (const [index, { fileId }] of accepted.entries())
    expect((await program.ask(`/api/files/${fileId}/subtitles?name=${index}.fr.srt`, "PUT", srt)).status).toBe(201);
  await program.ask("/api/files/remove", "POST", { fileIds: [accepted[0].fileId] });
  const given = () =>
    readdirSync(join(program.folder, "library", "subtitles"), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map(({ name }) => name);
  expect(given()).toEqual(["1.fr.srt"]);
  await program.restart();
  expect(given()).toEqual(["1.fr.srt"]);
});

test("a person's own film in the folder of uploads stays when it is forgotten", async () => {
  await using program = await startLoggedInProgram();
  const [sentAs, own] = await program.clips(LIGHTHOUSE, ORCHARD);
  const { path } = await send(program, sentAs!);
  const sibling = join(dirname(path), ORCHARD);
  renameSync(own!, sibling);
  const { accepted } = await drop(program, sibling);
  await program.settled();
  await program.ask("/api/files/remove", "POST", { fileIds: [accepted[0].fileId] });
  expect([existsSync(sibling), existsSync(path)]).toEqual([true, true]);
});

test("an upload that the end of the program cuts off leaves nothing", async () => {
  await using program = await startLoggedInProgram();
  const uploads = join(program.folder, "library", "uploads");
  mkdirSync(uploads, { recursive: true });
  const body = new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(1_000)) });
  const request = new Request("http://127.0.0.1:4780/api/uploads/Nightfall.2001.mp4", {
    method: "PUT",
    body,
    duplex: "half",
    headers: { authorization: `Bearer ${program.session}`, "content-type": "application/octet-stream" },
  } as RequestInit);
  const answer = program.engine.fetch(request, { address: "127.0.0.1" });
  await eventually("it is being written", () => readdirSync(uploads, { recursive: true }).length === 2);
  await program.restart();
  expect((await answer).status).toBeGreaterThanOrEqual(400);
  expect(readdirSync(uploads)).toEqual([]);
});

test("a page that does not know yet that an upload was forgotten cannot forget the next one instead", async () => {
  await using program = await startLoggedInProgram();
  const [first, second] = await program.clips(LIGHTHOUSE, ORCHARD);
  const { fileId } = await send(program, first!);
  const forget = async () => (await program.ask("/api/files/remove", "POST", { fileIds: [fileId] })).body.removed;
  expect(await forget()).toBe(1);
  const next = await send(program, second!);
  expect(await forget()).toBe(0);
  expect([existsSync(next.path), (await filesOf(program)).length]).toEqual([true, 1]);
});
