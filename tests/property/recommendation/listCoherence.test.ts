import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { toFilmVectors } from "../../../src/recommendation/household/filmVectors.ts";
import { listCoherence } from "../../../src/recommendation/prediction/listCoherence.ts";
import { pseudoRandom } from "../../../src/recommendation/ratings/pseudoRandom.ts";
import { readHouseholdData } from "../../bench/household/householdData.ts";

const folder = process.env.FILMOTHEQUE_BENCH_DATA ?? "../shared/data";
const isThere = existsSync(join(folder, "household/cases.jsonl"));
if (!isThere) console.log(`coherence on households is skipped: there is no ${folder} (FILMOTHEQUE_BENCH_DATA)`);

const LIKED_FROM = 4;

describe.skipIf(!isThere)("coherence on the households' cases", () => {
  test("films that the person will like have more than random ones, and popular ones less", async () => {
    const { films, cases } = await readHouseholdData();
    const random = pseudoRandom(5);
    const found = { good: [] as number[], random: [] as number[], popular: [] as number[] };
    for (const one of cases.filter(({ ratings }, at) => ratings.length >= 10 && at % 6 === 0)) {
      const library = one.library.flatMap((film) => films.get(film) ?? []);
      const vectors = toFilmVectors(library);
      const liked = one.ratings.filter(([, stars]) => stars >= LIKED_FROM).map(([film]) => film);
      const excluded = new Set(one.ratings.map(([film]) => film));
      const candidates = library.filter(({ id }) => !excluded.has(id));
      const lists = {
        good: one.held.filter(([, stars]) => stars >= LIKED_FROM).map(([film]) => film),
        random: candidates.toSorted(() => random() - 0.5).map(({ id }) => id),
        popular: candidates.toSorted((a, b) => (b.voteCount ?? 0) - (a.voteCount ?? 0)).map(({ id }) => id),
      };
      for (const name of ["good", "random", "popular"] as const) {
        const coherence = listCoherence(vectors, { liked, listed: lists[name].slice(0, 10), excluded });
        if (coherence !== null) found[name].push(coherence);
      }
    }
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(found.good.length).toBeGreaterThan(30);
    expect(mean(found.good)).toBeGreaterThan(mean(found.random) + 0.05);
    expect(mean(found.random)).toBeGreaterThan(mean(found.popular) + 0.05);
    expect(mean(found.random)).toBeCloseTo(0.5, 1);
  });
});

describe("coherence", () => {
  const film = (id: number, genre: string, voteCount = 10) => ({
    id,
    genres: [genre],
    people: [],
    keywords: [],
    text: "",
    year: 2000,
    voteCount,
    voteAverage: 7,
  });
  const vectors = toFilmVectors([
    ...[1, 2, 3, 4].map((id) => film(id, "Horror")),
    ...[5, 6, 7, 8].map((id) => film(id, "Comedy", 9_000)),
    ...[9, 10, 11, 12].map((id) => film(id, "Drama")),
  ]);
  const of = (listed: readonly number[]) =>
    listCoherence(vectors, { liked: [1, 2], listed, excluded: new Set([1, 2]) });

  test("the films closest to the person come first, the popular ones last", () => {
    expect(of([3, 4])).toBeCloseTo(0.9, 9);
    expect(of([9, 10])).toBeCloseTo(0.6, 9);
    expect(of([5, 6])).toBeCloseTo(0.2, 9);
  });

  test("there is none where nothing is liked or nothing of the list is known", () => {
    expect(of([99])).toBeNull();
    expect(listCoherence(vectors, { liked: [], listed: [3], excluded: new Set() })).toBeNull();
  });
});
