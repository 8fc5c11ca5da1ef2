import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { freeBox, makeClip } from "../../fixtures/clips.ts";
import { eventually } from "../../support/deadlines.ts";
import { type Program, startLoggedInProgram } from "./program.ts";

const FILM = "The.Blue.Lighthouse.1971.mkv";
const SECRET = "not for this library";

/** A film in a watched folder, and a folder elsewhere with the same names and different content. */
async function aWatchedFilm(program: Program) {
  const watched = join(program.folder, "films");
  const own = join(watched, "Lighthouse");
  const outside = join(program.folder, "outside");
  for (const [folder, subtitle] of [
    [own, "Bonsoir"],
    [join(outside, "Lighthouse"), SECRET],
  ] as const) {
    mkdirSync(folder, { recursive: true });
    await makeClip(join(folder, FILM), { seconds: folder === own ? 3 : 4, subtitles: ["eng"] });
    rmSync(join(folder, `${FILM}.0.srt`));
    utimesSync(join(folder, FILM), 1_700_000_000, 1_700_000_000);
    const text = `1\n00:00:01,000 --> 00:00:02,000\n${subtitle}\n`;
    writeFileSync(join(folder, FILM.replace(".mkv", ".fr.srt")), text);
  }
  await program.ask("/api/folders", "POST", { path: watched });
  await program.engine.local.intake.folders.whenScansEnd();
  await program.settled();
  const [card] = (await program.ask("/api/films")).body.items;
  const [file] = (await program.ask(`/api/films/${card.id}`)).body.files;
  return { watched, own, outside, filmId: card.id as number, fileId: file.id as number, path: file.path as string };
}

/** Replaces a path by a link, as anybody could who may write to its parent folder. */
function swap(path: string, target: string): void {
  renameSync(path, `${path}-away`);
  symlinkSync(target, path);
}

type Film = Awaited<ReturnType<typeof aWatchedFilm>>;

/** Every part of the film's path that can be replaced with a link. */
const SWAPS: readonly (readonly [string, (film: Film) => void])[] = [
  ["its folder", ({ own, outside }) => swap(own, join(outside, "Lighthouse"))],
  ["the watched folder", ({ watched, outside }) => swap(watched, outside)],
  ["the file", ({ path, outside }) => swap(path, join(outside, "Lighthouse", FILM))],
];

test.for(SWAPS)("nothing is read or written through a link that replaced %s", async ([, replace]) => {
  await using program = await startLoggedInProgram();
  const film = await aWatchedFilm(program);
  const { filmId, fileId, outside } = film;
  const ask = (path: string) => program.ask(`/api/files/${fileId}/${path}`);
  expect((await ask("stream")).status).toBe(200);
  const isFileAlone = film.path === join(film.own, FILM);
  expect(isFileAlone).toBe(true);
  const before = readdirSync(join(outside, "Lighthouse"));

  replace(film);

  expect((await ask("stream")).body).toMatchObject({ code: "file_gone" });
  expect((await ask("subtitles/within-0")).body).toMatchObject({ code: "unknown_subtitle" });
  const beside = await ask("subtitles/beside-0");
  expect(beside.body.text ?? "").not.toContain(SECRET);
  const written = await program.ask(`/api/films/${filmId}/nfo`, "POST", { replace: true });
  if (written.status === 200) expect(readdirSync(film.own)).toContain(FILM.replace(".mkv", ".nfo"));
  else expect(written.body).toMatchObject({ code: "nfo_path_not_a_folder" });
  const { takeStill } = program.engine.local.intake;
  expect(await takeStill(film.path, null, new AbortController().signal)).toMatchObject({ kind: "refused" });
  expect(readdirSync(join(outside, "Lighthouse"))).toEqual(before);
});

test("a rescan records nothing through a link that replaced a watched folder", async () => {
  await using program = await startLoggedInProgram();
  const film = await aWatchedFilm(program);
  writeFileSync(join(film.outside, "Lighthouse", "Secret.2001.mkv"), readFileSync(film.path));
  swap(film.watched, film.outside);
  const { folders } = program.engine.local.intake;
  await folders.rescan(film.watched);
  await folders.whenScansEnd();
  await program.settled();
  const { items } = (await program.ask("/api/films")).body;
  expect(items).toHaveLength(1);
  const { files } = (await program.ask(`/api/films/${items[0].id}`)).body;
  expect(files.map(({ path }: { path: string }) => path)).toEqual([film.path]);
  // The folder counts as offline, so its films are not marked as missing.
  expect((await program.ask("/api/folders")).body.items ?? (await program.ask("/api/folders")).body).toMatchObject([
    { state: "offline" },
  ]);
});

test("a link leading outside that appears while a folder is watched is not followed", async () => {
  await using program = await startLoggedInProgram();
  const film = await aWatchedFilm(program);
  const secret = join(program.folder, "outside", "Secret.2001.mkv");
  writeFileSync(secret, readFileSync(film.path));
  symlinkSync(secret, join(film.watched, "Link.2002.mkv"));
  symlinkSync(film.outside, join(film.watched, "link"));
  // The watch reports in order: once this film is added, the links have been seen.
  const copy = Buffer.concat([readFileSync(film.path), freeBox(1)]);
  writeFileSync(join(film.watched, "Metropolis.1927.mkv"), copy);
  utimesSync(join(film.watched, "Metropolis.1927.mkv"), 1_700_000_000, 1_700_000_000);
  await eventually("the new film is there", () => paths(program).some((path) => path.includes("Metropolis")));
  await program.engine.local.intake.folders.rescan(film.watched);
  await program.engine.local.intake.folders.whenScansEnd();
  await program.settled();
  expect(paths(program).filter((path) => !path.startsWith(film.watched))).toEqual([]);
});

function paths(program: Program): string[] {
  return program.engine.local.intake.files.folders.page(program.folder).map(({ path }) => path);
}

test("a film whose folder moved to another watched folder and left a link behind still plays", async () => {
  await using program = await startLoggedInProgram();
  const film = await aWatchedFilm(program);
  const larger = join(program.folder, "larger disk");
  mkdirSync(larger);
  await program.ask("/api/folders", "POST", { path: larger });
  renameSync(film.own, join(larger, "Lighthouse"));
  symlinkSync(join(larger, "Lighthouse"), film.own);
  expect((await program.ask(`/api/files/${film.fileId}/stream`)).status).toBe(200);
  expect((await program.ask(`/api/files/${film.fileId}/subtitles/within-0`)).status).toBe(200);
});

test("the target of a link in place of an NFO is not copied into the NFO's backup", async () => {
  await using program = await startLoggedInProgram();
  const film = await aWatchedFilm(program);
  const secret = join(program.folder, "secret.txt");
  writeFileSync(secret, SECRET);
  symlinkSync(secret, film.path.replace(".mkv", ".nfo"));
  expect((await program.ask(`/api/films/${film.filmId}/nfo`, "POST", { replace: true })).status).toBe(200);
  rmSync(secret);
  for (const name of readdirSync(dirname(film.path)).filter((one) => one.includes(".nfo")))
    expect(read(join(dirname(film.path), name))).not.toContain(SECRET);
});

/** Empty for a link that leads nowhere. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
