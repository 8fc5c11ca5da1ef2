import { expect, test } from "vitest";
import type { FilmTraits } from "../../../src/library/index.ts";
import { distanceSums } from "../../../src/recommendation/household/distanceSums.ts";
import { similaritiesTo, sumSimilarities } from "../../../src/recommendation/household/filmKernel.ts";
import { NO_FILM, toFilmVectors, updateFilmVectors } from "../../../src/recommendation/household/filmVectors.ts";
import { createLibraryVectors } from "../../../src/recommendation/household/libraryVectors.ts";
import { pseudoRandom } from "../../../src/recommendation/ratings/pseudoRandom.ts";

const random = pseudoRandom(3);
const oneOf = (count: number) => Math.floor(random() * count);
const madeFilm = (id: number): FilmTraits => ({
  id,
  year: 1950 + oneOf(70),
  genres: [`genre ${oneOf(5)}`],
  people: [`director ${oneOf(20)}`, String(oneOf(40)), String(oneOf(40))],
  keywords: [`keyword ${oneOf(10)}`],
  text: `word${"abcdefghij"[oneOf(10)]} word${"abcdefghij"[oneOf(10)]} story`,
  voteAverage: 5 + 4 * random(),
  voteCount: oneOf(10_000),
});
const films = Array.from({ length: 60 }, (_, at) => madeFilm(at + 1));
const WEIGHTS = {
  genres: 1,
  rareGenres: 0.5,
  people: 1,
  keywords: 1,
  text: 1,
  subjects: 1,
  era: 0.5,
  year: 0.3,
  audience: 0.7,
};

test("sums over many films are the sums of the similarities to each", () => {
  const vectors = toFilmVectors(films);
  const rows = [3, 17, 17, 41];
  const coefficients = [1, -0.5, 2, 0.25];
  const sums = sumSimilarities(vectors, WEIGHTS, rows, coefficients);
  const all = films.map((_, row) => row);
  const expected = new Float64Array(films.length);
  for (const [at, row] of rows.entries())
    similaritiesTo(vectors, WEIGHTS, row, all).forEach((similarity, other) => {
      expected[other] = (expected[other] ?? 0) + (coefficients[at] ?? 0) * similarity;
    });
  for (const [row, sum] of sums.entries()) expect(sum).toBeCloseTo(expected[row] ?? 0, 6);
  expect(distanceSums(vectors, { ...WEIGHTS, era: 0, year: 0, audience: 0 }, rows, coefficients)).toBeNull();
});

test("a film that comes later gets the row that it would have had", () => {
  const whole = toFilmVectors(films);
  const [changed = madeFilm(1), gone = 0] = [films[9], films[4]?.id];
  const updated = updateFilmVectors(whole, [changed, { ...changed, id: 999 }], [gone]);
  expect(updated.rowOf.has(gone)).toBe(false);
  expect(updated.ids[4]).toBe(NO_FILM);
  expect(updated.ids[9]).toBe(NO_FILM);
  const rows = [updated.rowOf.get(changed.id) ?? -1, updated.rowOf.get(999) ?? -1];
  expect(rows).toEqual([60, 61]);
  const before = similaritiesTo(whole, WEIGHTS, 9, [20, 30]);
  for (const row of rows)
    similaritiesTo(updated, WEIGHTS, row, [20, 30]).forEach((similarity, at) => {
      expect(similarity).toBeCloseTo(before[at] ?? 0, 2);
    });
});

test("vectors are read once, and then only films that changed", () => {
  const library = new Map(Array.from({ length: 1_200 }, (_, at) => [at + 1, { film: madeFilm(at + 1), changedAt: 1 }]));
  const read: number[] = [];
  const vectors = createLibraryVectors(
    {
      identifiedFilms: () => [...library].map(([id, { changedAt }]) => ({ id, changedAt })),
      traitsOf(ids) {
        read.push(...ids);
        return ids.flatMap((id) => library.get(id)?.film ?? []);
      },
    },
    () => 0, // no time passes: changes are looked up at once
  );
  expect(vectors.current(1).rowOf.size).toBe(1_200);
  expect(read.splice(0)).toHaveLength(1_200);
  vectors.current(1);
  expect(read).toEqual([]);
  library.set(5, { film: madeFilm(5), changedAt: 2 });
  library.set(2_000, { film: madeFilm(2_000), changedAt: 2 });
  library.delete(7);
  expect(vectors.current(2).rowOf.has(7)).toBe(false);
  expect(vectors.current(2).rowOf.has(2_000)).toBe(true);
  expect(read.splice(0).toSorted((a, b) => a - b)).toEqual([5, 2_000]);
  // After so many changes how rare each word is is learnt anew.
  for (let id = 100; id < 300; id += 1) library.set(id, { film: madeFilm(id), changedAt: 3 });
  expect(vectors.current(3).rowOf.size).toBe(1_200);
  expect(read).toHaveLength(1_200);
});
