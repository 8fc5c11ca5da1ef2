import { appendFileSync, mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect, test } from "vitest";
import { freeBox } from "../../fixtures/clips.ts";
import { eventually } from "../../support/deadlines.ts";
import { type Program, startLoggedInProgram } from "./program.ts";

const HEAT = "Heat (1995)/Heat (1995).mp4";

interface Row {
  readonly path: string;
  readonly reason: string;
  readonly detail: string;
  readonly fact: string | null;
  readonly files: number;
  readonly canAdd: boolean;
}

/** Files with distinct contents, because files with the same content are copies of one film. */
async function clips(program: Program, ...names: string[]): Promise<string[]> {
  const paths = await program.clips(...names);
  for (const [index, path] of paths.entries())
    appendFileSync(path, Buffer.from([0, 0, 0, 12, ...Buffer.from("free"), ...Buffer.from(String(1000 + index))]));
  return paths;
}

function write(program: Program, name: string, text = "x"): string {
  const path = join(program.folder, "films", name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

async function watch(program: Program): Promise<string> {
  const path = join(program.folder, "films");
  expect((await program.ask("/api/folders", "POST", { path })).status).toBe(201);
  await scanned(program);
  return path;
}

async function scanned(program: Program): Promise<void> {
  await program.engine.local.intake.folders.whenScansEnd();
  await program.settled();
}

async function rescan(program: Program): Promise<void> {
  await program.ask("/api/folders/rescan", "POST", { path: join(program.folder, "films") });
  await scanned(program);
}

async function listed(program: Program, query = ""): Promise<Row[]> {
  const answer = await program.ask(`/api/files/skipped?limit=200${query}`);
  expect(answer.status).toBe(200);
  return answer.body.items;
}

async function reasons(program: Program, query = ""): Promise<Record<string, string>> {
  const rows = await listed(program, query);
  return Object.fromEntries(rows.map(({ path, reason }) => [basename(path), reason]));
}

async function presentPaths(program: Program): Promise<string[]> {
  const { items } = (await program.ask("/api/files?limit=200")).body;
  return items
    .filter(({ state }: { state: string }) => state !== "missing")
    .map(({ path }: { path: string }) => basename(path))
    .sort();
}

test("everything a scan leaves out is listed with its reason, and films with dots in front are none of it", async () => {
  await using program = await startLoggedInProgram();
  await clips(
    program,
    HEAT,
    "...And Justice for All (1979)/...And Justice for All (1979).mp4",
    ".45 (2006)/.45 (2006).mp4",
    "@Recycle/Deleted on QNAP (2001).mp4",
    "Network Trash Folder/Deleted over AFP (2001).mp4",
    "Private (2001)/Private (2001).mp4",
    ".zfs/snapshot/Heat (1995).mp4",
    "Casino (1995).mp4.opdownload",
  );
  for (const name of ["Private (2001)/.nomedia", "Heat (1995)/Heat (1995).mp4.aria2", "Ran (1985).iso"])
    write(program, name);
  for (const name of ["Alien.strm", "Solaris.rmvb", "notes.docx", "Heat (1995)/Heat (1995).nfo", ".DS_Store"])
    write(program, name);
  await watch(program);

  expect(await presentPaths(program)).toEqual([
    "...And Justice for All (1979).mp4",
    ".45 (2006).mp4",
    "Heat (1995).mp4",
  ]);
  expect(await reasons(program)).toMatchObject({
    "@Recycle": "recycle_bin",
    "Network Trash Folder": "recycle_bin",
    "Private (2001)": "ignored_by_file",
    ".zfs": "snapshot",
    "Casino (1995).mp4.opdownload": "incomplete",
    "Heat (1995).mp4.aria2": "control_file",
    "Ran (1985).iso": "disc_image",
    "Alien.strm": "stream_link",
    "Solaris.rmvb": "unsupported_format",
    "notes.docx": "not_a_video",
    ".DS_Store": "system_file",
    films: "companion",
  });
  const [image] = await listed(program, "&reason=disc_image");
  expect(image?.detail).toContain("disc image");
});

test("the list has pages, counts, and filters by reason and folder", async () => {
  await using program = await startLoggedInProgram();
  for (let number = 0; number < 5; number += 1) write(program, `images/${number}.iso`);
  write(program, "other/link.strm");
  for (let number = 0; number < 50; number += 1) write(program, `many/${number}.xyz`);
  const folder = await watch(program);

  const paths: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const { body } = await program.ask(`/api/files/skipped?limit=4${cursor ? `&cursor=${cursor}` : ""}`);
    expect(body.total).toBe(5 + 1 + 20 + 1);
    paths.push(...body.items.map((row: Row) => `${row.path} ${row.reason}`));
    cursor = body.nextCursor;
  }
  expect(paths).toEqual([...new Set(paths)]);
  expect(paths).toHaveLength(27);
  expect((await program.ask("/api/files/skipped/counts")).body.items).toEqual([
    { reason: "not_a_video", rows: 21, files: 50 },
    { reason: "disc_image", rows: 5, files: 5 },
    { reason: "stream_link", rows: 1, files: 1 },
  ]);
  const inOther = `folder=${encodeURIComponent(join(folder, "other"))}`;
  expect(await reasons(program, `&${inOther}`)).toEqual({ "link.strm": "stream_link" });
  expect((await program.ask(`/api/files/skipped/counts?${inOther}`)).body.items).toHaveLength(1);
  const rest = (await listed(program)).find(({ files }) => files > 1);
  expect(rest).toMatchObject({ path: join(folder, "many"), files: 30, canAdd: false });
});

test("a row goes when its cause does, and a folder's rows go when it is no longer watched", async () => {
  await using program = await startLoggedInProgram();
  const image = write(program, "Ran (1985).iso");
  const link = write(program, "Alien.strm");
  const folder = await watch(program);
  rmSync(image);
  await rescan(program);
  expect(await reasons(program)).toEqual({ [basename(link)]: "stream_link" });
  await program.ask("/api/folders", "DELETE", { path: folder });
  expect(await listed(program)).toEqual([]);
});

test("an ignore file that appears, changes or goes is followed at once, and the film and its rating stay", async () => {
  await using program = await startLoggedInProgram();
  await clips(program, HEAT, "Casino (1995)/Casino (1995).mp4");
  await watch(program);
  expect(await presentPaths(program)).toEqual(["Casino (1995).mp4", "Heat (1995).mp4"]);

  const ignoreFile = write(program, ".ignore", "Heat*/\n");
  await eventually("Heat is excluded", async () => (await presentPaths(program)).length === 1);
  expect((await listed(program, "&reason=ignored_by_file")).map(({ fact }) => fact)).toEqual([".ignore: Heat*/"]);
  write(program, ".ignore", "Casino*/\n");
  await eventually("Casino is excluded", async () => (await presentPaths(program)).join() === "Heat (1995).mp4");
  rmSync(ignoreFile);
  await eventually("both are back", async () => (await presentPaths(program)).length === 2);
  expect(await listed(program, "&reason=ignored_by_file")).toEqual([]);
});

test.each([
  [".plexignore", "*Heat*.mp4"],
  [".ignore", ""],
  [".nomedia", ""],
])("a drop honours %s in a watched folder as a scan does", async (name, text) => {
  await using program = await startLoggedInProgram();
  await clips(program, HEAT);
  write(program, name, text);
  await watch(program);
  const path = join(program.folder, "films", HEAT);
  const { body } = await program.ask("/api/files", "POST", { paths: [path] });
  expect(body).toMatchObject({ accepted: [], rejected: [{ path, code: "ignored_by_file" }] });
});

test("what was left out can be added anyway, and scans leave it in", async () => {
  await using program = await startLoggedInProgram();
  await clips(program, ".private/Heat (1995).mp4", "Casino (1995)/Casino (1995).mp4");
  write(program, "Casino (1995)/.nomedia");
  await watch(program);
  expect(await presentPaths(program)).toEqual([]);

  for (const { path, canAdd } of await listed(program)) {
    if (basename(path) === ".pattern.mp4") continue; // The other clips are copies of it.
    expect(canAdd).toBe(true);
    expect((await program.ask("/api/files/skipped/add", "POST", { path })).status).toBe(202);
  }
  await program.settled();
  expect(await presentPaths(program)).toEqual(["Casino (1995).mp4", "Heat (1995).mp4"]);
  await rescan(program);
  expect(await presentPaths(program)).toEqual(["Casino (1995).mp4", "Heat (1995).mp4"]);
  expect((await reasons(program))["Casino (1995)"]).toBeUndefined();
});

test("a disc image cannot be added anyway, nor can a path that is not listed", async () => {
  await using program = await startLoggedInProgram();
  const image = write(program, "Ran (1985).iso");
  const [film] = await clips(program, HEAT);
  await watch(program);
  for (const path of [image, film]) {
    const answer = await program.ask("/api/files/skipped/add", "POST", { path });
    expect(answer).toMatchObject({ status: 404, body: { code: "not_skipped" } });
  }
  const dropped = await program.ask("/api/files", "POST", { paths: [image] });
  expect(dropped.body.rejected).toMatchObject([{ path: image, code: "disc_image" }]);
});

test("the row of a dropped file goes once the file is gone", async () => {
  await using program = await startLoggedInProgram();
  const text = write(program, "only text.mkv", "no film");
  await program.ask("/api/files", "POST", { paths: [text] });
  expect(await reasons(program)).toEqual({ "only text.mkv": "not_a_video" });
  rmSync(text);
  await program.restart();
  await eventually("the row is forgotten", async () => (await listed(program)).length === 0);
});

test("what a drop refused, and what could not be read, is in the same list", async () => {
  await using program = await startLoggedInProgram();
  const text = write(program, "only text.mkv", "no film");
  const [cut] = await clips(program, HEAT);
  writeFileSync(cut!, Buffer.concat([Buffer.from([0, 0, 0, 20]), Buffer.from("ftypisom"), Buffer.alloc(8, 1)]));
  utimesSync(cut!, 1_700_000_000, 1_700_000_000);
  await program.ask("/api/files", "POST", { paths: [text, cut] });
  await program.settled();
  expect(await reasons(program)).toMatchObject({ "only text.mkv": "not_a_video" });
  expect(Object.keys(await reasons(program))).toContain("Heat (1995).mp4");
});

test.skipIf(process.platform !== "linux")("a name that is not UTF-8 is listed with that reason, readable", async () => {
  await using program = await startLoggedInProgram();
  await clips(program, HEAT);
  const folder = Buffer.from(`${join(program.folder, "films")}/`);
  writeFileSync(Buffer.concat([folder, Buffer.from("Am\xe9lie (2001).mkv", "latin1")]), "x");
  mkdirSync(Buffer.concat([folder, Buffer.from("\xc9t\xe9 (1990)", "latin1")]));
  await watch(program);
  const rows = await listed(program, "&reason=name_not_utf8");
  expect(rows.map(({ path }) => basename(path))).toEqual(["Am\\xE9lie (2001).mkv", "\\xC9t\\xE9 (1990)"]);
  expect(await presentPaths(program)).toEqual(["Heat (1995).mp4"]);
});

test("what was added anyway is watched like the rest: new and changed films in it are followed", async () => {
  await using program = await startLoggedInProgram();
  const [first, second] = await clips(program, ".private/Heat (1995).mp4", "Casino (1995)/Casino (1995).mp4");
  const spare = join(program.folder, "spare.mp4");
  renameSync(second!, spare);
  const folder = await watch(program);
  const added = await program.ask("/api/files/skipped/add", "POST", { path: join(folder, ".private") });
  expect(added.status).toBe(202);
  await program.settled();

  renameSync(spare, join(folder, ".private", "Casino (1995).mp4"));
  const both = ["Casino (1995).mp4", "Heat (1995).mp4"];
  await eventually("the new film is added", async () => (await presentPaths(program)).join() === both.join());
  appendFileSync(first!, freeBox(4_711));
  const sizeOf = async () =>
    (await program.ask("/api/files?limit=200")).body.items.find(({ path }: Row) => path === first).sizeBytes;
  await eventually("the change is noticed", async () => (await sizeOf()) === statSync(first!).size);
  expect(Object.keys(await reasons(program))).not.toContain(".private");
  await rescan(program);
  expect(await presentPaths(program)).toEqual(both);
});

test("a drop of an excluded folder, or of a folder with ignored files, adds what a scan would add", async () => {
  await using program = await startLoggedInProgram();
  await clips(
    program,
    ".private/Heat (1995).mp4",
    "Casino (1995)/Casino (1995).mp4",
    "Casino (1995)/Cut/Cut (1996).mp4",
  );
  write(program, ".ignore", "Cut/\n");
  const folder = await watch(program);
  const dropped = (name: string) => program.ask("/api/files", "POST", { paths: [join(folder, name)] });
  expect((await dropped(".private")).body).toMatchObject({ accepted: [], rejected: [{ code: "hidden" }] });
  expect((await dropped("Casino (1995)")).body.accepted).toHaveLength(1);
  expect(await presentPaths(program)).toEqual(["Casino (1995).mp4"]);
  const rows = await reasons(program);
  expect(rows).toMatchObject({ ".private": "hidden", Cut: "ignored_by_file" });
  await rescan(program);
  expect(await presentPaths(program)).toEqual(["Casino (1995).mp4"]);
  expect(await reasons(program)).toEqual(rows);
});

test("a watched folder in another one is read whatever the other excludes, and its films stay", async () => {
  await using program = await startLoggedInProgram();
  await clips(program, ".private/Heat (1995).mp4", ".private/.cut/Cut (1996).mp4", "Casino (1995)/Casino (1995).mp4");
  write(program, ".ignore", "*.mp4\n");
  write(program, ".private/.ignore", "nothing\n");
  const folder = await watch(program);
  const inner = join(folder, ".private");
  expect((await program.ask("/api/folders", "POST", { path: inner })).status).toBe(201);
  for (const path of [inner, folder, inner]) {
    await program.ask("/api/folders/rescan", "POST", { path });
    await scanned(program);
    expect(await presentPaths(program)).toEqual(["Heat (1995).mp4"]);
  }
});
