import { describe, expect, test } from "vitest";
import { boundedOffset } from "../../../../renderer/features/player/subtitleOffsets.ts";
import {
  choiceOf,
  defaultSubtitle,
  missedSubtitles,
  readCues,
  type SubtitleChoice,
  shiftCues,
  subtitlesOf,
} from "../../../../renderer/features/player/subtitles.ts";
import type { FilmFile } from "../../../../renderer/features/player/versions.ts";
import { aFile } from "./aFile.ts";

const subtitle = (language: string | null, more: object = {}) => ({ codec: "subrip", language, ...more });
const tracks = subtitlesOf(
  aFile({
    subtitles: [
      subtitle("fr", { forced: true }),
      subtitle("fr", { forDeaf: true }),
      { codec: "hdmv_pgs_subtitle", language: "fr" },
      subtitle("fr"),
      subtitle("en", { forced: true }),
      subtitle("en", { commentary: true }),
      subtitle("zh-Hant", { file: "film.zh-Hant.ass", codec: "ass" }),
      subtitle("pt-BR", { file: "film.pt-BR.srt" }),
    ],
  }),
);
const shown = (language: string, spoken: string | null, choice: SubtitleChoice | null = null) =>
  defaultSubtitle(tracks, { language, spoken, choice })?.id ?? null;

test("tracks within the file and beside it are numbered apart; images are only for another player", () => {
  expect(tracks.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
    "within-0 text",
    "within-1 text",
    "within-2 pictures",
    "within-3 text",
    "within-4 text",
    "within-5 text",
    "beside-0 text",
    "beside-1 text",
  ]);
});

describe("without a choice", () => {
  test("a film in another language gets the person's subtitles: not the forced ones, not those for the deaf", () => {
    expect(shown("fr", "ja")).toBe("within-3");
  });
  test("a film in the person's language gets the forced ones only", () => {
    expect(shown("fr", "fr")).toBe("within-0");
    expect(shown("en", "en")).toBe("within-4");
  });
  test("a film of an unknown language gets the forced ones of the person's", () => {
    expect(shown("fr", null)).toBe("within-0");
  });
  test("a region is the same language, another script is not", () => {
    expect(shown("pt", "en")).toBe("beside-1");
    expect(shown("zh-Hans", "en")).toBe("within-4");
    expect(shown("zh-TW", "en")).toBe("beside-0");
  });
});

test("what was chosen for one film holds for the others: language and kind, or none", () => {
  expect(shown("fr", "fr", choiceOf(tracks[1]!))).toBe("within-1");
  expect(shown("fr", "ja", choiceOf(tracks[7]!))).toBe("beside-1");
  expect(shown("fr", "en", choiceOf(null))).toBe("within-4");
});

test("the engine's WebVTT is read with its times, lines and position", () => {
  const text =
    "WEBVTT\n\n00:00:01.500 --> 00:00:02.000\nOne\n<i>two</i>\n\n01:00:03.000 --> 01:00:04.000 line:0\nThree &amp; four\n";
  expect(readCues(text)).toEqual([
    { start: 1.5, end: 2, text: "One\n<i>two</i>", isAtTop: false },
    { start: 3_603, end: 3_604, text: "Three &amp; four", isAtTop: true },
  ]);
});

describe("subtitles that are moved", () => {
  const cues = [
    { start: 1, end: 3, text: "one", isAtTop: false },
    { start: 10, end: 12, text: "two", isAtTop: true },
  ];

  test("are shown later or earlier by the offset, and nothing else of them changes", () => {
    expect(shiftCues(cues, 2.5)).toEqual([
      { start: 3.5, end: 5.5, text: "one", isAtTop: false },
      { start: 12.5, end: 14.5, text: "two", isAtTop: true },
    ]);
    expect(shiftCues(cues, 0)).toBe(cues);
  });

  test("before the beginning of the film are cut off, and dropped where nothing is left", () => {
    expect(shiftCues(cues, -2).map(({ start, end }) => [start, end])).toEqual([
      [0, 1],
      [8, 10],
    ]);
    expect(shiftCues(cues, -3).map(({ text }) => text)).toEqual(["two"]);
  });

  test("move in whole steps, without the errors of adding fractions, and not without bounds", () => {
    let offset = 0;
    for (let step = 0; step < 3; step += 1) offset = boundedOffset(offset + 0.1);
    expect(offset).toBe(0.3);
    expect(boundedOffset(-1_000_000)).toBe(-600);
  });
});

describe("image subtitles that a person will miss", () => {
  const pgs = (language: string | null, more: object = {}) => ({ codec: "hdmv_pgs_subtitle", language, ...more });
  const vobSub = (language: string | null) => ({ codec: "dvd_subtitle", language, file: "Film.idx" });
  const missed = (subtitles: object[], wish: { language: string; spoken: string | null; choice?: SubtitleChoice }) =>
    missedSubtitles(subtitlesOf(aFile({ subtitles: subtitles as FilmFile["subtitles"] })), {
      choice: null,
      ...wish,
    }).map(({ id }) => id);

  test.each([
    ["no text subtitles", [pgs("en"), vobSub("de")], { language: "fr", spoken: "fr" }, ["within-0", "beside-0"]],
    [
      "none of the person's language as text",
      [pgs("fr"), subtitle("en")],
      { language: "fr", spoken: "ja" },
      ["within-0"],
    ],
    ["text of the person's language", [pgs("fr"), subtitle("fr")], { language: "fr", spoken: "ja" }, []],
    ["the film in the person's language", [pgs("fr"), subtitle("en")], { language: "fr", spoken: "fr" }, []],
    ["forced ones", [pgs("fr", { forced: true }), subtitle("en")], { language: "fr", spoken: "fr" }, ["within-0"]],
    ["a commentary", [pgs("fr", { commentary: true })], { language: "fr", spoken: "ja" }, []],
    ["no subtitles", [], { language: "fr", spoken: "ja" }, []],
  ])("%s", (_, subtitles, wish, ids) => {
    expect(missed(subtitles, wish)).toEqual(ids);
  });

  test("whoever turned subtitles off misses none", () => {
    expect(missed([pgs("en")], { language: "fr", spoken: "fr", choice: { kind: "off" } })).toEqual([]);
  });

  test("whoever chose subtitles of a language misses them in films of their own too", () => {
    const choice = choiceOf(subtitlesOf(aFile({ subtitles: [subtitle("fr")] }))[0] ?? null);
    expect(missed([pgs("fr"), subtitle("en")], { language: "fr", spoken: "fr", choice })).toEqual(["within-0"]);
  });
});
