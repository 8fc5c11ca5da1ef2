import fc from "fast-check";
import { expect, test } from "vitest";
import { readNfo } from "../../../src/nfo/readNfo.ts";
import { isOwnNfo, type NfoContent, writeNfo } from "../../../src/nfo/writeNfo.ts";
import "../../support/propertySeed.ts";

const FILM: NfoContent = {
  sortTitle: null,
  certification: null,
  set: null,
  tags: [],
  edited: new Set(),
  title: "Le Phare <bleu> & l'île",
  originalTitle: "The Blue Lighthouse",
  year: 1971,
  plot: 'A keeper says "no".\nThe sea says yes ]]> .',
  tagline: null,
  runtimeMinutes: 92,
  genres: ["Drama", "Romance"],
  directors: ["Anna Roy", "Bo Lund"],
  writers: [],
  actors: [
    { name: "Cé Marin", role: "The keeper" },
    { name: "D. Ott", role: null },
  ],
  ids: { tmdb: 4, imdb: "tt0000012", wikidata: "Q42" },
};

const read = (text: string) => {
  const outcome = readNfo(new TextEncoder().encode(text));
  if (outcome.kind !== "read") throw new Error(outcome.code);
  return outcome.nfo;
};

test("what is written reads back as it was", () => {
  expect(read(writeNfo(FILM))).toMatchObject({
    kind: "movie",
    title: FILM.title,
    originalTitle: FILM.originalTitle,
    year: 1971,
    plot: FILM.plot,
    runtimeMinutes: 92,
    genres: FILM.genres,
    directors: FILM.directors,
    actors: [
      { name: "Cé Marin", role: "The keeper", order: 0 },
      { name: "D. Ott", role: null, order: 1 },
    ],
    ids: { tmdb: 4, imdb: "tt0000012" },
  });
});

/** What a reader may not change: spaces and marks of direction come and go. */
const letters = (text: string) => text.replaceAll(/[\s\p{C}]+/gu, "").normalize("NFC");

test("a title with any characters is read back unchanged", () => {
  const title = fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }).filter((text) => /\p{L}/u.test(text));
  fc.assert(
    fc.property(title, (text) => {
      const back = read(writeNfo({ ...FILM, title: text })).title;
      expect(letters(back ?? "")).toBe(letters(text));
    }),
  );
});

test("its own files are known as such, those of others are not", () => {
  const encoder = new TextEncoder();
  expect(isOwnNfo(encoder.encode(writeNfo(FILM)))).toBe(true);
  expect(isOwnNfo(encoder.encode("<movie><title>Heat</title></movie>"))).toBe(false);
});
