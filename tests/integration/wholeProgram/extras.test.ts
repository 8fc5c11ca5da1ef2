import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeClip } from "../../fixtures/clips.ts";
import { type Program, startLoggedInProgram } from "./program.ts";

const FOLDER = "The Blue Lighthouse (1971)";
const FILM = `${FOLDER}/The Blue Lighthouse (1971).mp4`;
const EXTRAS = [
  `${FOLDER}/Extras/Making of.mp4`,
  `${FOLDER}/The Blue Lighthouse (1971)-trailer.mp4`,
  `${FOLDER}/Sample/tbl-sample.mp4`,
];

async function drop(program: Program, ...paths: string[]): Promise<void> {
  expect((await program.ask("/api/files", "POST", { paths })).status).toBe(202);
  await program.settled();
}

async function onlyFilm(program: Program) {
  const { items } = (await program.ask("/api/films")).body;
  expect(items).toHaveLength(1);
  return (await program.ask(`/api/films/${items[0].id}`)).body;
}

const SHOWN = [
  { title: "Making of", kind: "extra" },
  { title: "trailer", kind: "extra" },
  { title: "tbl-sample", kind: "sample" },
];

test("extras, trailers and samples belong to the film next to them and are listed nowhere else", async () => {
  await using program = await startLoggedInProgram();
  await program.clips(FILM, ...EXTRAS);
  await drop(program, join(program.folder, "films"));

  const film = await onlyFilm(program);
  expect(film).toMatchObject({ title: "The Blue Lighthouse", state: "identified" });
  expect(film.files).toHaveLength(1);
  expect(film.extras).toMatchObject(SHOWN);
  expect((await program.ask("/api/files?state=unmatched")).body.items).toEqual([]);
});

test("extras that came first are assigned to a film that comes later, and to a manual match", async () => {
  await using program = await startLoggedInProgram();
  const [path, ...extras] = await program.clips(FILM, ...EXTRAS);
  await drop(program, ...extras);
  expect((await program.ask("/api/films")).body.total).toBe(0);

  await drop(program, path!);
  const film = await onlyFilm(program);
  expect(film.extras).toMatchObject(SHOWN);

  const other = await program.ask(`/api/files/${film.files[0].id}/match`, "PUT", { tmdbId: 4_000_006 });
  expect(other.status).toBe(200);
  await program.settled();
  const after = await onlyFilm(program);
  expect(after.externalIds.tmdb).toBe(4_000_006);
  expect(after.extras).toMatchObject(SHOWN);
});

test.each(["before", "after"])(
  "a short file with the title of the feature next to it, added %s it, is an extra",
  async (order) => {
    await using program = await startLoggedInProgram();
    const [short] = await program.clips(`${FOLDER}/The Blue Lighthouse.mp4`);
    const feature = await makeClip(join(program.folder, "films", FILM), { seconds: 2_700, frameRate: 1, silent: true });
    utimesSync(feature, 1_700_000_000, 1_700_000_000);
    for (const path of order === "before" ? [short!, feature] : [feature, short!]) await drop(program, path);

    const film = await onlyFilm(program);
    expect(film).toMatchObject({ title: "The Blue Lighthouse", files: [{ path: feature }] });
    expect(film.extras).toMatchObject([{ kind: "extra" }]);
  },
);

test("subtitles next to a film are listed with their language, and a refused NFO gives its reason", async () => {
  await using program = await startLoggedInProgram();
  const [path] = await program.clips(FILM);
  writeFileSync(path!.replace(".mp4", ".fr.forced.srt"), "");
  writeFileSync(path!.replace(".mp4", ".en.sdh.srt"), "");
  writeFileSync(path!.replace(".mp4", ".nfo"), '<!DOCTYPE m [<!ENTITY t "x">]><movie><title>&t;</title></movie>');
  await drop(program, path!);

  const [file] = (await onlyFilm(program)).files;
  expect(file.subtitles).toMatchObject([
    { codec: "subrip", language: "en", forced: false, forDeaf: true },
    { codec: "subrip", language: "fr", forced: true, forDeaf: false },
  ]);
  expect(file.nfo).toMatchObject({ error: { code: "nfo_has_doctype", detail: expect.stringContaining("DOCTYPE") } });
});

test("siblings that differ in nothing but their number are parts of one film", async () => {
  await using program = await startLoggedInProgram();
  await program.clips("The Blue Lighthouse (1971) part 1.mp4", "The Blue Lighthouse (1971) part 2.mp4");
  await drop(program, join(program.folder, "films"));
  expect((await onlyFilm(program)).files.map(({ part }: { part: number }) => part)).toEqual([1, 2]);
});
