import { expect, test } from "vitest";
import { type FactTexts, factText } from "../../../renderer/features/film/components/sources/factText.ts";
import { formatsIn } from "../../../renderer/i18n/format.ts";

const formats = formatsIn("en", "en-GB");
const texts: FactTexts = {
  imageCounts: ({ posters, backdrops, logos }) => `${posters} ${backdrops} ${logos}`,
  outOfTen: (value) => `${value} / 10`,
  status: (value) => `(${value})`,
  anyCountry: "NFO",
};
const text = (field: string, value: unknown) => factText(field, value, formats, texts);

test("each field is written in the person's language, with its unit", () => {
  expect(text("year", 1972)).toBe("1972");
  expect(text("runtimeMinutes", 166)).toBe("2 h 46");
  expect(text("budget", 1_000_000)).toBe("US$1,000,000");
  expect(text("voteAverage", 7.9)).toBe("7.9 / 10");
  expect(text("voteCount", 12_345)).toBe("12,345");
  expect(text("status", "In Production")).toBe("(In Production)");
  expect(text("originalLanguage", "ru")).toBe("Russian");
  expect(text("releaseDate", "1972-03-20")).toBe("20 March 1972");
  expect(text("genres", ["Drama", "Mystery"])).toBe("Drama, Mystery");
  expect(
    text("countries", [
      { code: "SU", name: "Soviet Union" },
      { code: null, name: "Elsewhere" },
    ]),
  ).toMatch(/, Elsewhere$/);
  expect(text("keywords", [{ id: 1, name: "space" }])).toBe("space");
  expect(
    text("certification", [
      { country: "GB", certification: "PG" },
      { country: "", certification: "12" },
    ]),
  ).toBe("PG (United Kingdom), 12 (NFO)");
  expect(
    text("collectionParts", [
      { title: "Alien", year: 1979 },
      { title: "Next", year: null },
    ]),
  ).toBe("Alien (1979), Next");
  expect(text("collection", { id: 1, name: "Alien" })).toBe("Alien");
  expect(text("images", { posters: [{}, {}], backdrops: [{}] })).toBe("2 1 0");
  expect(text("ratings", [{ name: "imdb", value: 7.4, max: 10, votes: 5 }])).toBe("imdb 7.4 / 10");
  expect(text("accounts", { facebook: "alien" })).toBe("alien");
});

test("a long list ends after twenty rows", () => {
  const names = Array.from({ length: 21 }, (_, index) => ({ name: `n${index}` }));
  expect(text("keywords", names)).toMatch(/n19, …$/);
});

test.for([
  [8.137, "8 s"],
  [59.7, "1 min"],
  [2_700, "45 min"],
  [7_200, "2 h"],
  [5_520, "1 h 32"],
] as const)("%s seconds are said as %s", ([seconds, shown]) => {
  expect(formats.duration(seconds)).toBe(shown);
});

test("a language is written large where it stands alone", () => {
  const french = formatsIn("fr", "fr-FR");
  expect([french.languageName("de"), french.languageLabel("de")]).toEqual(["allemand", "Allemand"]);
  expect(formats.languageLabel("de")).toBe("German");
});
