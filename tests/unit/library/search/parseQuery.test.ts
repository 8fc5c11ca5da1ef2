import fc from "fast-check";
import { expect, test } from "vitest";
import { parseQuery, textWithout } from "../../../../src/library/search/parseQuery.ts";
import { sameNumber } from "../../../../src/library/search/vocabulary/numerals.ts";
import { PLACE_PHRASES } from "../../../../src/library/search/vocabulary/places.ts";

/** The fields that a text names, and the words that have to be explained beside them. */
function read(text: string) {
  const segments = parseQuery(text)?.segments ?? [];
  const fields = segments.flatMap(({ reading }) => (reading ? [`${reading.kind} ${reading.value}`] : []));
  const words = segments.flatMap(({ reading, isRequired, words: own }) => (reading || !isRequired ? [] : own));
  return [...fields, ...words].join(", ");
}

test.each([
  ["irish", "language ga"],
  ["1994", "year 1994"],
  ["80s", "decade 1980"],
  ["the 80's", "decade 1980"],
  ["1980s", "decade 1980"],
  ["eighties", "decade 1980"],
  ["années 80", "decade 1980"],
  ["Années 1980", "decade 1980"],
  ["années quatre-vingt-dix", "decade 1990"],
  ["20s", "decade 1920+2020"],
  ["1990-1995", "years 1990-1995"],
  ["1990–1995", "years 1990-1995"],
  ["from 1990 to 1995", "years 1990-1995"],
  ["entre 1990 et 1995", "years 1990-1995"],
  ["before 1950", "years 1870-1949"],
  ["depuis 2010", "years 2010-2049"],
  ["1990 1995", "year 1990, year 1995"],
  ["1860", "1860"],
  ["85s", "85s"],
])("“%s” is read as %s", (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  ["sci-fi", "genre sciencefiction"],
  ["SF", "genre sciencefiction"],
  ["Science-fiction", "genre sciencefiction"],
  ["horreur", "genre horror"],
  ["rom-com", "genre comedy+romance"],
  ["comédies romantiques", "genre comedy+romance"],
  ["dessin animé", "genre animation"],
  ["japonaise", "language ja"],
  ["italiennes", "language it"],
  ["French", "language fr"],
  ["nouvelle-zélande", "country NZ"],
  ["États-Unis", "country US"],
  ["UHD", "resolution 4K"],
  ["full hd", "resolution 1080p"],
])("“%s” is the field %s", (text, expected) => {
  expect(read(text)).toBe(expected);
});

test("articles and joining words need no explanation, unless there is nothing else", () => {
  expect(read("films avec Tom Hanks des années 90")).toBe("decade 1990, tom, hanks");
  expect(read("the good, the bad and the ugly")).toBe("good, bad, ugly");
  expect(read("the")).toBe("the");
  expect(read("rocky part 2")).toBe("rocky, 2");
});

test("law: the parts of a text can be removed one after the other, until nothing is left", () => {
  const word = fc.constantFrom(
    "nolan",
    "2010",
    "the",
    "sci-fi",
    "années",
    "80",
    "4k",
    "l'été",
    "rom",
    "com",
    "of",
    "2",
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
      let text = words.join(" ");
      for (let left = 12; text !== "" && left >= 0; left -= 1) {
        expect(left).toBeGreaterThan(0);
        const parsed = parseQuery(text);
        const first = parsed?.segments.find(({ isRequired }) => isRequired);
        const shorter = parsed && first ? textWithout(parsed, [first]) : "";
        expect(shorter.length).toBeLessThan(text.length);
        text = shorter;
      }
    }),
  );
});

test.each([
  ["irish", "IE"],
  ["irlandaise", "IE"],
  ["japanese", "JP"],
  ["anglais", "GB"],
])("%s is a language and the country %s", (adjective, country) => {
  expect(PLACE_PHRASES.get(adjective)).toMatchObject({
    kind: "language",
    countries: expect.arrayContaining([country]),
  });
});

test.each([
  ["eleventh", "11th"],
  ["thirteenth", "13th"],
  ["12", "xii"],
  ["premier", "1er"],
])("%s is the same number as %s", (word, written) => {
  expect(sameNumber(word)).toContain(written);
});
