import { expect, test } from "vitest";
import { classifyName, isIgnoredFolder } from "../../../src/intake/fileAccess/fileNames.ts";
import { trackLanguage } from "../../../src/intake/probe/trackLanguage.ts";

test.each([
  ["Film.2019.mkv", "video"],
  ["FILM.MP4", "video"],
  ["VTS_01_1.VOB", "video"],
  ["Film.mkv.part", "arriving"],
  ["Film.mp4.crdownload", "arriving"],
  ["Film.avi.!qB", "arriving"],
  ["notes.tmp", "other"],
  ["Film.srt", "other"],
  ["Film", "other"],
  ["", "other"],
])("%s in a folder is %s", (name, kind) => {
  expect(classifyName(name)).toBe(kind);
});

test.each(["Subs", "SUBTITLES", ".git", "@eaDir", "$RECYCLE.BIN", "lost+found"])("%s is not looked into", (name) => {
  expect(isIgnoredFolder(name)).toBe(true);
});

test("a folder with a film's name is looked into", () => {
  expect(isIgnoredFolder("Substance (2024)")).toBe(false);
});

test.each([
  ["fre", "fr"],
  ["fra", "fr"],
  ["eng", "en"],
  ["ger", "de"],
  ["jpn", "ja"],
  ["pt-br", "pt-BR"],
  ["en_US", "en-US"],
  ["und", null],
  ["mul", null],
  ["", null],
  [null, null],
  ["not a language", null],
  ["x".repeat(1_000), null],
])("a track's language %j is %j", (code, language) => {
  expect(trackLanguage(code)).toBe(language);
});
