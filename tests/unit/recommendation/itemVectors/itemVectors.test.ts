import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { communityScorer } from "../../../../src/recommendation/itemVectors/communityScores.ts";
import {
  filmColumns,
  readCommunityVectors,
  writeCommunityVectors,
} from "../../../../src/recommendation/itemVectors/communityVectors.ts";
import { countRatings } from "../../../../src/recommendation/itemVectors/distilCommunity.ts";
import { fitItemVectors } from "../../../../src/recommendation/itemVectors/fitItemVectors.ts";
import { addPerson, GramMemory } from "../../../../src/recommendation/itemVectors/gramMemory.ts";
import { InteractionsBuilder } from "../../../../src/recommendation/itemVectors/interactions.ts";
import { joinLibrary } from "../../../../src/recommendation/itemVectors/joinLibrary.ts";
import { mergeCommunities } from "../../../../src/recommendation/itemVectors/mergeCommunities.ts";
import { readInteractions } from "../../../../src/recommendation/itemVectors/readInteractions.ts";
import { fitEase } from "../../../../src/recommendation/models/ease.ts";
import { madeRatings, setOf } from "../madeRatings.ts";

const CSV = { file: "ratings.csv", separator: ",", hasHeader: true };
const DAT = { file: "ratings.dat", separator: "::", hasHeader: false };

function interactionsOf(ratings: readonly { user: number; film: number; value: number }[]) {
  const builder = new InteractionsBuilder();
  for (const { user, film, value } of ratings) builder.add(user, film, value);
  return builder.build();
}

/** As rows of `person film stars`. */
function rowsOf({ starts, films, halfStars, filmIds }: ReturnType<typeof interactionsOf>): string[] {
  const rows: string[] = [];
  for (let person = 0; person + 1 < starts.length; person += 1)
    for (let at = starts[person] ?? 0; at < (starts[person + 1] ?? 0); at += 1)
      rows.push(`${person} ${filmIds[films[at] ?? 0]} ${(halfStars[at] ?? 0) / 2}`);
  return rows;
}

describe("ratings are read from bytes", () => {
  const read = (text: string, layout = CSV, scale = 1, pieceBytes = text.length) => {
    const bytes = Buffer.from(text);
    const pieces = Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, at) =>
      bytes.subarray(at * pieceBytes, (at + 1) * pieceBytes),
    );
    return readInteractions(Readable.from(pieces), { layout, scale });
  };

  test("wherever the pieces of the file end", async () => {
    const text = "userId,movieId,rating,timestamp\r\n1,10,4.0,5\r\n1,20,0.5,5\r\n2,10,3.5,5\r\n";
    for (const pieceBytes of [1, 2, 7, 1_000]) {
      const { interactions, ratings, broken } = await read(text, CSV, 1, pieceBytes);
      expect({ ratings, broken }).toEqual({ ratings: 3, broken: 0 });
      expect(rowsOf(interactions)).toEqual(["0 10 4", "0 20 0.5", "1 10 3.5"]);
    }
  });

  test("in the layouts of the older sets, in quotes, and with the columns in another order", async () => {
    expect(rowsOf((await read("1::10::5::9\n2::10::3::9", DAT)).interactions)).toEqual(["0 10 5", "1 10 3"]);
    expect(rowsOf((await read('userId,movieId,rating\n"1","10","4"\n')).interactions)).toEqual(["0 10 4"]);
    const reordered = "movieId,rating,userId,timestamp\n10,4.5,1,9\n";
    expect(rowsOf((await read(reordered)).interactions)).toEqual(["0 10 4.5"]);
  });

  test("on a scale of ten as stars, zero being no rating", async () => {
    const { interactions, broken } = await read("1::0110912::9::1\n1::0000003::0::1\n2::0110912::10::1\n", DAT, 2);
    expect(rowsOf(interactions)).toEqual(["0 110912 4.5", "1 110912 5"]);
    expect(broken).toBe(1);
  });

  test("lines that are no rating are counted and left out", async () => {
    const text = `userId,movieId,rating,timestamp\n1,10,9,1\nx,y,z,1\n1,,3,1\n1,1e3,3\n${"9".repeat(70_000)}\n2,10,4,1\n`;
    const { interactions, broken } = await read(text);
    expect(rowsOf(interactions).at(-1)).toBe("1 10 4");
    expect(broken).toBeGreaterThanOrEqual(4);
  });
});

test("people in any order are grouped, and the later of two ratings of a film counts", () => {
  const interactions = interactionsOf([
    { user: 7, film: 1, value: 2 },
    { user: 3, film: 2, value: 4 },
    { user: 7, film: 2, value: 3 },
    { user: 7, film: 1, value: 5 },
    { user: 3, film: 1, value: 1 },
  ]);
  expect(rowsOf(interactions)).toEqual(["0 1 5", "0 2 3", "1 2 4", "1 1 1"]);
});

describe("item vectors", () => {
  const ratings = madeRatings({ users: 60, films: 30 });
  const interactions = interactionsOf(ratings);

  test("as wide as the set, they score exactly as EASE does", async () => {
    const set = setOf(ratings);
    const ease = fitEase(set, { lambda: 200, seenWeight: 0.25 });
    const fitted = await fitItemVectors(interactions, { width: 30, passes: 1 });
    const history = Array.from({ length: 20 }, (_, at) => ({ film: at + 1, value: at % 2 === 0 ? 5 : 2 }));
    const indexOf = new Map(set.filmIds.map((id, index) => [id, index]));
    const expected = ease.scores({
      films: Int32Array.from(history, ({ film }) => indexOf.get(film) ?? -1),
      values: Float32Array.from(history, ({ value }) => value),
    });
    const others = [21, 22, 23, 24, 25, 26, 27, 28, 29, 30];
    const scored = communityScorer(servedOf(fitted), history).scores(others);
    for (const { film, score } of scored) expect(score).toBeCloseTo(expected[indexOf.get(film) ?? -1] ?? 0, 4);
    expect(scored).toHaveLength(10);
  });

  test("the kernel adds up what its plain counterpart does", () => {
    const [width, films, most] = [8, 20, 5];
    const memory = new GramMemory(films, width, most);
    const [from, to] = memory.matrices;
    from.forEach((_, at) => {
      from[at] = Math.sin(at);
    });
    const adder = memory.adder(from, to);
    adder.films.set([3, 19, 0]);
    adder.weights.set([1, 0.25, 1]);
    const expected = new Float32Array(to.length);
    for (const count of [3, 2, 0]) {
      adder.add(count);
      addPerson(count, { ...adder, from, to: expected, sums: new Float32Array(width) });
    }
    expect([...to]).toEqual([...expected].map((value) => expect.closeTo(value, 5)));
    expect(to.some((value) => value !== 0)).toBe(true);
  });

  test("a few of them keep what people like together", async () => {
    const fitted = await fitItemVectors(interactions, { width: 4 });
    const history = [3, 6, 9, 12].map((film) => ({ film, value: 5 }));
    const scorer = communityScorer(servedOf(fitted), history);
    const best = scorer
      .scores(Array.from({ length: 18 }, (_, at) => at + 13))
      .toSorted((a, b) => b.score - a.score)
      .slice(0, 4);
    expect(best.map(({ film }) => film % 3)).toEqual([0, 0, 0, 0]);
    expect(scorer.reasons(best[0]?.film ?? 0, 2)).toHaveLength(2);
  });

  test("of a set with fewer people or films than their width are as many as there can be", async () => {
    const two = interactionsOf([
      { user: 1, film: 1, value: 5 },
      { user: 2, film: 1, value: 4 },
      { user: 2, film: 2, value: 4 },
    ]);
    expect((await fitItemVectors(two)).width).toBe(2);
    expect((await fitItemVectors(interactionsOf([]))).width).toBe(0);
  });

  function servedOf(fitted: Awaited<ReturnType<typeof fitItemVectors>>) {
    const rowOf = new Map(Array.from(interactions.filmIds, (film, row) => [film, row]));
    return { ...fitted, seenWeight: 0.25, rowOf, ...countRatings(interactions) };
  }
});

describe("a library is joined", () => {
  const film = (sourceId: number, more: object = {}) => ({
    sourceId,
    title: `Film ${sourceId}`,
    otherTitles: [],
    year: 1990,
    genres: [],
    tmdbId: null,
    imdbId: null,
    ...more,
  });
  const library = (id: number, more: object = {}) => ({
    id,
    tmdbId: null,
    imdbId: null,
    titles: [`Film ${id}`],
    year: 1990,
    ...more,
  });
  const counted = { counts: Int32Array.of(5, 9, 2, 1), means: Float32Array.of(3, 4, 2, 5) };
  const vectorsOf = (described: readonly ReturnType<typeof film>[]) => ({
    width: 1,
    strengths: Float64Array.of(1),
    vectors: Float32Array.of(1, 2, 3, 4),
    seenWeight: 0.25,
    films: filmColumns(Int32Array.of(1, 2, 3, 4), described, counted),
    ratings: 17,
    people: 9,
  });

  test("by ids, else by title and year where one film alone goes by them", () => {
    const described = [
      film(1, { tmdbId: 100 }),
      film(2, { imdbId: "tt0000200" }),
      film(3, { title: "The Third Man", otherTitles: ["Le Troisième Homme"] }),
      film(4, { title: "Twice" }),
    ];
    const served = joinLibrary(vectorsOf(described), [
      library(11, { tmdbId: 100, titles: ["Anything"] }),
      library(12, { imdbId: "tt0000200" }),
      library(13, { titles: ["Le Troisième Homme"] }),
      library(14, { titles: ["Twice"] }),
      library(15, { titles: ["Twice"] }),
    ]);
    expect([...served.rowOf.keys()].toSorted()).toEqual([11, 12, 13]);
    expect([11, 12, 13].map((id) => served.vectors[served.rowOf.get(id) ?? -1])).toEqual([1, 2, 3]);
  });

  test("with the row that more people rated where a set has a film twice", () => {
    const served = joinLibrary(vectorsOf([film(1, { tmdbId: 7 }), film(2, { tmdbId: 7 })]), [
      library(1, { tmdbId: 7 }),
    ]);
    expect([...served.vectors]).toEqual([2]);
  });

  test("from a file as it was written, of which nothing else is accepted", () => {
    const vectors = vectorsOf([film(1, { tmdbId: 7 }), film(3, { title: "Été" })]);
    const bytes = writeCommunityVectors(vectors);
    const again = readCommunityVectors(bytes);
    expect(again).toEqual(vectors);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(() => readCommunityVectors(bytes)).toThrow("checksum");
  });
});

test("communities with different scales are merged by what they agree on", () => {
  const small = [1, 2, 3].map((film) => ({ film, score: film / 100 }));
  const large = [1, 2, 4].map((film) => ({ film, score: film * 100 }));
  const merged = mergeCommunities([small, large, []]).toSorted((a, b) => b.score - a.score);
  expect(merged.map(({ film }) => film)).toEqual([4, 3, 2, 1]);
  expect(mergeCommunities([[], small])).toEqual(small);
});
