import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { filmPlace, pickNeighbours } from "../../../src/intake/neighbours/index.ts";
import { listNeighbours } from "../../../src/intake/neighbours/listNeighbours.ts";
import { readBeside } from "../../../src/intake/neighbours/readBeside.ts";
import { readSubtitleMarks } from "../../../src/intake/neighbours/subtitleName.ts";

let folder = "";
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function aFolder(...names: string[]): string {
  folder = mkdtempSync(join(tmpdir(), "filmotheque-neighbours-"));
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), "x");
  }
  return folder;
}

function neighboursOf(video: string, isOnlyFilm: boolean) {
  const place = filmPlace(join(folder, video));
  const found = pickNeighbours(place, {
    own: listNeighbours(place.folder),
    film: listNeighbours(place.filmFolder),
    isOnlyFilm,
  });
  const nameOf = (neighbour: { path: string } | null) => (neighbour ? neighbour.path.slice(folder.length + 1) : null);
  return {
    nfo: nameOf(found.nfo),
    poster: nameOf(found.poster),
    backdrop: nameOf(found.backdrop),
    subtitles: found.subtitles.map(({ path, language }) => `${basename(path)}: ${language}`),
  };
}

test("what bears the video's name is its own, in a folder of many films too", () => {
  aFolder(
    "Heat.mkv",
    "Heat.nfo",
    "Heat-poster.jpg",
    "Heat-fanart.jpg",
    "Heat.fr.srt",
    "Heater.en.srt",
    "Ronin.mkv",
    "movie.nfo",
    "poster.jpg",
  );
  expect(neighboursOf("Heat.mkv", false)).toEqual({
    nfo: "Heat.nfo",
    poster: "Heat-poster.jpg",
    backdrop: "Heat-fanart.jpg",
    subtitles: ["Heat.fr.srt: fr"],
  });
  expect(neighboursOf("Ronin.mkv", false)).toEqual({ nfo: null, poster: null, backdrop: null, subtitles: [] });
});

test("names for any film count in a folder of one film", () => {
  aFolder("Heat.mkv", "movie.nfo", "folder.jpg", "fanart.png", "Subs/French.srt", "english.forced.srt", "group.txt");
  expect(neighboursOf("Heat.mkv", true)).toEqual({
    nfo: "movie.nfo",
    poster: "folder.jpg",
    backdrop: "fanart.png",
    subtitles: expect.arrayContaining(["French.srt: fr", "english.forced.srt: en"]) as string[],
  });
});

test("a release's notes under any name are taken where they are the only ones", () => {
  aFolder("heat-grp.mkv", "grp-heat.nfo");
  expect(neighboursOf("heat-grp.mkv", true).nfo).toBe("grp-heat.nfo");
  expect(neighboursOf("heat-grp.mkv", false).nfo).toBeNull();
});

test("the film of a disc is the folder above", () => {
  aFolder(
    "Heat/VIDEO_TS/VTS_01_1.VOB",
    "Heat/VIDEO_TS/VIDEO_TS.nfo",
    "Heat/poster.jpg",
    "Ronin/BDMV/STREAM/00001.m2ts",
    "Ronin/movie.nfo",
  );
  expect(neighboursOf("Heat/VIDEO_TS/VTS_01_1.VOB", true)).toMatchObject({
    nfo: "Heat/VIDEO_TS/VIDEO_TS.nfo",
    poster: "Heat/poster.jpg",
  });
  expect(neighboursOf("Ronin/BDMV/STREAM/00001.m2ts", true).nfo).toBe("Ronin/movie.nfo");
});

test("a link beside a film is not seen, and not read if it is put there later", () => {
  aFolder("Heat.mkv", "elsewhere/secret");
  symlinkSync(join(folder, "elsewhere", "secret"), join(folder, "Heat.nfo"));
  expect(neighboursOf("Heat.mkv", true).nfo).toBeNull();
  expect(readBeside({ path: join(folder, "Heat.nfo"), largestBytes: 100 }).kind).toBe("refused");
  expect(readBeside({ path: join(folder, "Heat.mkv"), largestBytes: 100 })).toEqual({
    kind: "read",
    bytes: new Uint8Array([120]),
  });
  expect(readBeside({ path: join(folder, "Heat.mkv"), largestBytes: 0 })).toEqual({
    kind: "refused",
    code: "too_large",
  });
  expect(readBeside({ path: join(folder, "elsewhere"), largestBytes: 100 }).kind).toBe("refused");
});

test("a folder that is not there holds nothing", () => {
  aFolder();
  expect(listNeighbours(join(folder, "gone"))).toMatchObject({ videos: [], nfos: [] });
});

test.each([
  [".fr", { language: "fr", isForced: false, isForDeaf: false }],
  [".fre.forced", { language: "fr", isForced: true, isForDeaf: false }],
  [".en-US.sdh", { language: "en", isForced: false, isForDeaf: true }],
  [".en.hi", { language: "en", isForced: false, isForDeaf: true }],
  [".hi", { language: "hi", isForced: false, isForDeaf: false }],
  [".2_English", { language: "en", isForced: false, isForDeaf: false }],
  [".Français (Forced)", { language: "fr", isForced: true, isForDeaf: false }],
  ["", { language: null, isForced: false, isForDeaf: false }],
])("the subtitle ending %s is understood", (rest, marks) => {
  expect(readSubtitleMarks(rest)).toEqual(marks);
});
