import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { filmLocation, pickSidecarFiles } from "../../../src/intake/sidecarFiles/index.ts";
import { listSidecarFiles } from "../../../src/intake/sidecarFiles/listSidecarFiles.ts";
import { readSmallFile } from "../../../src/intake/sidecarFiles/readSmallFile.ts";
import { readSubtitleFlags, readTrailingFlags } from "../../../src/intake/sidecarFiles/subtitleName.ts";

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
  const place = filmLocation(join(folder, video));
  const found = pickSidecarFiles(place, {
    own: listSidecarFiles({ folder: place.folder }),
    film: listSidecarFiles({ folder: place.filmFolder }),
    isOnlyFilm,
  });
  const nameOf = (file: { path: string } | null) => (file ? file.path.slice(folder.length + 1) : null);
  return {
    nfo: nameOf(found.nfo),
    poster: nameOf(found.poster),
    backdrop: nameOf(found.backdrop),
    subtitles: found.subtitles.map(({ path, language }) => `${basename(path)}: ${language}`),
  };
}

test("a file with the video's name belongs to it, in a folder of many films too", () => {
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

test("a subtitle that is named for another film, part or extra of the folder is that one's", () => {
  aFolder("Cars.mkv", "Cars.en.srt", "Cars 2.mkv", "Cars 2.fr.srt", "Cars-trailer.mkv", "Cars-trailer.de.srt");
  expect(neighboursOf("Cars.mkv", false).subtitles).toEqual(["Cars.en.srt: en"]);
  expect(neighboursOf("Cars 2.mkv", false).subtitles).toEqual(["Cars 2.fr.srt: fr"]);
  expect(neighboursOf("Cars-trailer.mkv", false).subtitles).toEqual(["Cars-trailer.de.srt: de"]);
  rmSync(folder, { recursive: true });
  aFolder("Heat cd1.avi", "Heat cd2.avi", "Heat cd1.fr.srt", "Heat cd2.fr.srt", "Heat.en.srt");
  expect(neighboursOf("Heat cd1.avi", true).subtitles.toSorted()).toEqual(["Heat cd1.fr.srt: fr", "Heat.en.srt: en"]);
});

test("the images of a VobSub belong to its index; other files of that extension are text", () => {
  aFolder("Heat.mkv", "Heat.fr.idx", "Heat.fr.SUB", "Heat.en.sub", "Subs/Heat.de.idx", "Subs/Heat.de.sub");
  const names = new Set(neighboursOf("Heat.mkv", true).subtitles);
  expect(names).toEqual(new Set(["Heat.en.sub: en", "Heat.fr.idx: fr", "Heat.de.idx: de"]));
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

test("MediaBrowser's movie.xml is an NFO, and other XML is not", () => {
  aFolder("heat.mkv", "movie.xml", "layout.xml");
  expect(neighboursOf("heat.mkv", true).nfo).toBe("movie.xml");
  expect(neighboursOf("heat.mkv", false).nfo).toBeNull();
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

test("a symbolic link next to a film is ignored, also if it is created later", () => {
  aFolder("Heat.mkv", "elsewhere/secret");
  symlinkSync(join(folder, "elsewhere", "secret"), join(folder, "Heat.nfo"));
  expect(neighboursOf("Heat.mkv", true).nfo).toBeNull();
  expect(readSmallFile({ path: join(folder, "Heat.nfo"), maxBytes: 100 }).kind).toBe("refused");
  expect(readSmallFile({ path: join(folder, "Heat.mkv"), maxBytes: 100 })).toEqual({
    kind: "read",
    bytes: new Uint8Array([120]),
  });
  expect(readSmallFile({ path: join(folder, "Heat.mkv"), maxBytes: 0 })).toEqual({
    kind: "refused",
    code: "too_large",
  });
  expect(readSmallFile({ path: join(folder, "elsewhere"), maxBytes: 100 }).kind).toBe("refused");
});

test("a folder that is not there holds nothing", () => {
  aFolder();
  expect(listSidecarFiles({ folder: join(folder, "gone") })).toMatchObject({ videos: [], nfos: [] });
});

test.each([
  ["The.French.Dispatch.2021.en", "en"],
  ["The.French.Dispatch.2021", null],
  ["film.eng.sdh.forced", "en"],
  ["film.zh-hant.sdh", "zh-Hant"],
  ["Brazilian Portuguese", "pt-BR"],
])("the subtitle %s, in a folder of one film, is in %s", (stem, language) => {
  expect(readTrailingFlags(stem).language).toBe(language);
});

test.each([
  [".fr", { language: "fr", isForced: false, isHearingImpaired: false }],
  [".fre.forced", { language: "fr", isForced: true, isHearingImpaired: false }],
  [".en-US.sdh", { language: "en-US", isForced: false, isHearingImpaired: true }],
  [".en.hi", { language: "en", isForced: false, isHearingImpaired: true }],
  [".hi", { language: "hi", isForced: false, isHearingImpaired: false }],
  [".2_English", { language: "en", isForced: false, isHearingImpaired: false }],
  [".pt-BR", { language: "pt-BR", isForced: false, isHearingImpaired: false }],
  [".pt_br", { language: "pt-BR", isForced: false, isHearingImpaired: false }],
  [".Brazilian Portuguese", { language: "pt-BR", isForced: false, isHearingImpaired: false }],
  [".es-419", { language: "es-419", isForced: false, isHearingImpaired: false }],
  [".Latino", { language: "es-419", isForced: false, isHearingImpaired: false }],
  [".zh-Hant", { language: "zh-Hant", isForced: false, isHearingImpaired: false }],
  [".zh-TW", { language: "zh-TW", isForced: false, isHearingImpaired: false }],
  [".chs", { language: "zh-Hans", isForced: false, isHearingImpaired: false }],
  [".Chinese (Traditional)", { language: "zh-Hant", isForced: false, isHearingImpaired: false }],
  [".sr-Cyrl.forced", { language: "sr-Cyrl", isForced: true, isHearingImpaired: false }],
  [".VFQ", { language: "fr-CA", isForced: false, isHearingImpaired: false }],
  [".Deutsch", { language: "de", isForced: false, isHearingImpaired: false }],
  [".русский", { language: "ru", isForced: false, isHearingImpaired: false }],
  [".en[cc]", { language: "en", isForced: false, isHearingImpaired: true }],
  [".no", { language: "no", isForced: false, isHearingImpaired: false }],
  [".Commentary", { language: null, isForced: false, isHearingImpaired: false }],
  [".Français (Forced)", { language: "fr", isForced: true, isHearingImpaired: false }],
  ["", { language: null, isForced: false, isHearingImpaired: false }],
])("the subtitle ending %s is understood", (rest, marks) => {
  expect(readSubtitleFlags(rest)).toEqual(marks);
});
