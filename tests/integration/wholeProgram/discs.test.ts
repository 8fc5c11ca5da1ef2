import { mkdirSync, renameSync, utimesSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect, test } from "vitest";
import { makeClip } from "../../fixtures/clips.ts";
import { makePlaylist, makeTitleSetTable } from "../../fixtures/discTables.ts";
import { type Answer, type Program, startLoggedInProgram } from "./program.ts";

const FILM = "The Blue Lighthouse (1971)";
const LONG_AGO = 1_700_000_000;

/** Videos with distinct contents, and disc tables. */
async function writeDisc(
  program: Program,
  videos: readonly string[],
  tables: Readonly<Record<string, Buffer>>,
): Promise<string> {
  const folder = join(program.folder, "films", FILM);
  for (const [index, name] of videos.entries()) {
    const container = name.endsWith(".VOB") ? "mpg" : "ts";
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    const path = await makeClip(join(folder, name), { container, width: 160 + 16 * index, silent: true });
    utimesSync(path, LONG_AGO, LONG_AGO);
  }
  for (const [name, bytes] of Object.entries(tables)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return join(program.folder, "films");
}

async function onlyFilm(program: Program) {
  const { items } = (await program.ask("/api/films")).body;
  expect(items.map(({ title }: { title: string }) => title)).toEqual(["The Blue Lighthouse"]);
  return (await program.ask(`/api/films/${items[0].id}`)).body;
}

const DVD = [
  "VIDEO_TS/VIDEO_TS.VOB",
  "VIDEO_TS/VTS_01_1.VOB",
  "VIDEO_TS/VTS_02_0.VOB",
  "VIDEO_TS/VTS_02_1.VOB",
  "VIDEO_TS/VTS_02_2.VOB",
];

function partsOf(film: Answer["body"]): [string, number][] {
  return film.files.map(({ path, part }: { path: string; part: number }) => [basename(path), part]);
}

test("a dropped DVD folder is one film with its parts in order, and keeps it when the folder is renamed and moved", async () => {
  await using program = await startLoggedInProgram();
  const folder = await writeDisc(program, DVD, {
    "VIDEO_TS/VTS_01_0.IFO": makeTitleSetTable(300),
    "VIDEO_TS/VTS_02_0.IFO": makeTitleSetTable(60, 7_200),
  });
  await program.ask("/api/files", "POST", { paths: [folder] });
  await program.settled();
  const film = await onlyFilm(program);
  expect(film.state).toBe("identified");
  expect(partsOf(film)).toEqual([
    ["VTS_02_1.VOB", 1],
    ["VTS_02_2.VOB", 2],
  ]);
  expect(film.extras.map(({ title }: { title: string }) => title).sort()).toEqual(["VIDEO TS", "VTS 01 1", "VTS 02 0"]);

  mkdirSync(join(folder, "Moved"));
  renameSync(join(folder, FILM), join(folder, "Moved", "Something Else (2001)"));
  await program.ask("/api/files", "POST", { paths: [folder] });
  await program.settled();
  const moved = await onlyFilm(program);
  expect(moved.id).toBe(film.id);
  expect(partsOf(moved)).toEqual(partsOf(film));
  expect(moved.extras).toHaveLength(3);
});

test("a title set that came before the longer film becomes its bonus", async () => {
  await using program = await startLoggedInProgram();
  const folder = await writeDisc(program, ["VIDEO_TS/VTS_01_1.VOB"], {
    "VIDEO_TS/VTS_01_0.IFO": makeTitleSetTable(300),
  });
  await program.ask("/api/files", "POST", { paths: [folder] });
  await program.settled();
  expect(partsOf(await onlyFilm(program))).toEqual([["VTS_01_1.VOB", 1]]);

  await writeDisc(program, ["VIDEO_TS/VTS_01_1.VOB", "VIDEO_TS/VTS_02_1.VOB"], {
    "VIDEO_TS/VTS_02_0.IFO": makeTitleSetTable(7_200),
  });
  await program.ask("/api/files", "POST", { paths: [folder] });
  await program.settled();
  const film = await onlyFilm(program);
  expect(partsOf(film)).toEqual([["VTS_02_1.VOB", 1]]);
  expect(film.extras.map(({ title }: { title: string }) => title)).toEqual(["VTS 01 1"]);
});

test("a watched Blu-ray folder is one film with the clips of its longest playlist in order", async () => {
  await using program = await startLoggedInProgram();
  const folder = await writeDisc(
    program,
    ["BDMV/STREAM/00001.m2ts", "BDMV/STREAM/00800.m2ts", "BDMV/STREAM/00801.m2ts"],
    {
      "BDMV/PLAYLIST/00000.mpls": makePlaylist(["00001", 90]),
      "BDMV/PLAYLIST/00800.mpls": makePlaylist(["00801", 3_000], ["00800", 4_000]),
    },
  );
  await program.ask("/api/folders", "POST", { path: folder });
  await program.engine.local.intake.folders.whenScansEnd();
  await program.settled();
  const film = await onlyFilm(program);
  expect(partsOf(film)).toEqual([
    ["00801.m2ts", 1],
    ["00800.m2ts", 2],
  ]);
  expect(film.extras.map(({ title }: { title: string }) => title)).toEqual(["00001"]);
});

test("a disc in a folder of extras is extras, and its files do not identify each other again without end", async () => {
  await using program = await startLoggedInProgram();
  const folder = await writeDisc(program, ["Extras/VIDEO_TS/VTS_01_1.VOB", "Extras/VIDEO_TS/VTS_01_2.VOB"], {
    "Extras/VIDEO_TS/VTS_01_0.IFO": makeTitleSetTable(300),
  });
  await program.ask("/api/files", "POST", { paths: [folder] });
  await program.settled();
  expect((await program.ask("/api/films")).body.items).toEqual([]);
});
