import { describe, expect, test } from "vitest";
import type { DismissedFilm, FilmTraits } from "../../../src/library/index.ts";
import { toFilmVectors } from "../../../src/recommendation/household/filmVectors.ts";
import { latentVectors, projectRows } from "../../../src/recommendation/household/latentVectors.ts";
import { rankHousehold } from "../../../src/recommendation/household/rankHousehold.ts";
import { TermRows } from "../../../src/recommendation/household/termRows.ts";
import { withDifferentReasons } from "../../../src/recommendation/prediction/withDifferentReasons.ts";

const ALL = { minRows: 1, maxShare: 1, byRarity: false };

function film(id: number, traits: Partial<FilmTraits> = {}): FilmTraits {
  return {
    id,
    year: 2000,
    genres: [],
    people: [],
    keywords: [],
    text: "",
    voteAverage: 7,
    voteCount: 1_000,
    ...traits,
  };
}

/** Forty films of two kinds that differ only in their content. */
const films = Array.from({ length: 40 }, (_, at) =>
  at % 2 === 0
    ? film(at + 1, { genres: ["Science Fiction"], people: ["director 1"], text: "robots travel between planets" })
    : film(at + 1, { genres: ["Romance"], people: ["director 2"], text: "lovers meet again in a small town" }),
);
const idsOf = (genre: string) => films.filter(({ genres }) => genres.includes(genre)).map(({ id }) => id);

describe("the list of a household", () => {
  const vectors = toFilmVectors(films);
  const [first = 0, second = 0, third = 0, ...others] = idsOf("Science Fiction");
  const history = [first, second, third].map((id) => ({ film: id, value: 5 }));
  const candidates = [...others, ...idsOf("Romance")];

  test("puts films like the rated ones first, with liked films as reasons", () => {
    const ranked = rankHousehold(vectors, history, candidates, { explainedCount: 5 });
    expect(new Set(ranked.slice(0, others.length).map((one) => one.film))).toEqual(new Set(others));
    for (const { reasons } of ranked.slice(0, 5)) {
      expect(reasons.length).toBeGreaterThan(0);
      const named = reasons.flatMap((reason) =>
        reason.kind === "film" ? reason.film : reason.kind === "popular" ? [] : reason.films,
      );
      expect(history.map((rating) => rating.film)).toEqual(expect.arrayContaining(named));
    }
    expect(ranked.slice(5).every(({ reasons }) => reasons.length === 0)).toBe(true);
  });

  test("estimates more stars for films like the liked ones than for films like the disliked ones", () => {
    const [romance = 0, secondRomance = 0, ...otherRomances] = idsOf("Romance");
    const both = [...history, { film: romance, value: 1 }, { film: secondRomance, value: 1 }];
    const stars = new Map(
      rankHousehold(vectors, both, [...others, ...otherRomances], { explainedCount: 0 }).map((one) => [
        one.film,
        one.estimate,
      ]),
    );
    const meanOf = (ids: readonly number[]) => ids.reduce((sum, id) => sum + (stars.get(id) ?? 0), 0) / ids.length;
    expect(meanOf(others)).toBeGreaterThan(meanOf(otherRomances) + 0.5);
    for (const value of stars.values()) expect(value >= 0.5 && value <= 5).toBe(true);
  });

  test("ranks films like a dismissed one lower", () => {
    const kinds = ["Science Fiction", "Romance", "Western"];
    const mixed = toFilmVectors(
      Array.from({ length: 60 }, (_, at) =>
        film(at + 1, { genres: [kinds[at % 3] ?? ""], people: [`director ${at % 3}`] }),
      ),
    );
    const ofKind = (kind: number) => [...mixed.ids].filter((id) => (id - 1) % 3 === kind);
    const rated = ofKind(0).slice(0, 3);
    const [romance = 0, ...romances] = ofKind(1);
    const [western = 0, ...westerns] = ofKind(2);
    const firstWithout = (...dismissed: DismissedFilm[]) => {
      const told = rated.map((id) => ({ film: id, value: 5 }));
      const ranked = rankHousehold(mixed, told, [...romances, ...westerns], { explainedCount: 0, dismissed });
      return new Set(ranked.slice(0, romances.length).map((one) => one.film));
    };
    for (const dismissal of ["film", "less_like_this"] as const) {
      expect(firstWithout({ film: western, dismissal })).toEqual(new Set(romances));
      expect(firstWithout({ film: romance, dismissal })).toEqual(new Set(westerns));
    }
    // "Less like this" is about the content, "Not for me" about the film.
    const [less, not] = ["less_like_this", "film"] as const;
    expect(firstWithout({ film: western, dismissal: less }, { film: romance, dismissal: not })).toEqual(
      new Set(romances),
    );
    expect(firstWithout({ film: romance, dismissal: less }, { film: western, dismissal: not })).toEqual(
      new Set(westerns),
    );
  });

  test("ranks exactly the candidates it is told about", () => {
    const ranked = rankHousehold(vectors, history, [...candidates, 999], { explainedCount: 0 }).map((one) => one.film);
    expect(ranked.toSorted((a, b) => a - b)).toEqual(candidates.toSorted((a, b) => a - b));
  });

  test("is empty without ratings of films that are known", () => {
    expect(rankHousehold(vectors, [], candidates, { explainedCount: 5 })).toEqual([]);
    expect(rankHousehold(vectors, [{ film: 999, value: 5 }], candidates, { explainedCount: 5 })).toEqual([]);
    expect(rankHousehold(toFilmVectors([]), history, candidates, { explainedCount: 5 })).toEqual([]);
  });

  test("takes films without any facts", () => {
    const bare = toFilmVectors(
      Array.from({ length: 10 }, (_, at) => film(at, { year: null, voteAverage: null, voteCount: null })),
    );
    const ranked = rankHousehold(bare, [{ film: 0, value: 4 }], [1, 2, 3], { explainedCount: 3 });
    expect(ranked).toHaveLength(3);
    for (const { score, estimate } of ranked)
      expect([Number.isFinite(score), Number.isFinite(estimate)]).toEqual([true, true]);
  });
});

test("texts about one subject in different words are close", () => {
  const texts = [
    ["ship", "captain", "sea"],
    ["vessel", "captain", "sea"],
    ["ship", "vessel", "sea"],
    ["judge", "court", "trial"],
    ["lawyer", "court", "trial"],
    ["judge", "lawyer", "trial"],
  ];
  const terms = new TermRows();
  for (const text of texts) terms.add(text);
  const weighted = terms.weigh(ALL).vectors;
  const { axes, rows: vectors } = latentVectors(weighted, 2);
  // A later row is projected to where the same row would have been.
  expect([...projectRows(weighted, axes).values].map((value) => value.toFixed(2))).toEqual(
    [...vectors.values].map((value) => value.toFixed(2)),
  );
  const product = (a: number, b: number) =>
    Array.from(
      { length: vectors.width },
      (_, k) => (vectors.values[a * vectors.width + k] ?? 0) * (vectors.values[b * vectors.width + k] ?? 0),
    ).reduce((sum, one) => sum + one, 0);
  expect(product(0, 1)).toBeGreaterThan(0.99);
  expect(product(3, 4)).toBeGreaterThan(0.99);
  expect(Math.abs(product(0, 4))).toBeLessThan(0.01);
});

describe("reasons that people see", () => {
  const GENRES = ["Western", "Horror", "Romance", "War"];
  const mixed = Array.from({ length: 120 }, (_, at) =>
    film(at + 1, {
      genres: [GENRES[at % 4] ?? ""],
      text: `${GENRES[at % 4]} story about ${["dust", "ghosts", "letters", "trenches"][at % 4]} and number ${at}`,
      // All of the same two years, which makes nothing alike.
      year: 1990 + (at % 2),
      // Those of the last kind are what everybody votes for.
      voteCount: at % 4 === 3 ? 900_000 : 9_000 + at,
      voteAverage: at % 4 === 3 ? 8.8 : 6.5,
    }),
  );
  const vectors = toFilmVectors(mixed);
  const genreOf = new Map(mixed.map(({ id, genres }) => [id, genres[0]]));
  const history = [1, 5, 9, 13].map((id) => ({ film: id, value: 5 }));
  const candidates = mixed.map(({ id }) => id).filter((id) => !history.some((rated) => rated.film === id));
  const ranked = rankHousehold(vectors, history, candidates, { explainedCount: candidates.length });

  test("a film is only called similar to one that it is like in content", () => {
    const named = ranked.flatMap(({ film: id, reasons }) =>
      reasons.flatMap((reason) => (reason.kind === "film" ? [[genreOf.get(id), genreOf.get(reason.film)]] : [])),
    );
    expect(named.length).toBeGreaterThan(10);
    for (const [suggested, liked] of named) expect(suggested).toBe(liked);
  });

  test("what is there because everybody votes for it says so, and what is there for its content does not", () => {
    const kindsOf = (genre: string) =>
      ranked.filter((one) => genreOf.get(one.film) === genre).map(({ reasons }) => reasons.map(({ kind }) => kind));
    expect(kindsOf("War").every((kinds) => kinds.includes("popular"))).toBe(true);
    expect(kindsOf("Western").some((kinds) => kinds.includes("popular"))).toBe(false);
  });

  test("popular may be the reason of any number of films", () => {
    const popular = Array.from({ length: 12 }, (_, at) => ({
      film: at,
      score: 0,
      reasons: [{ kind: "popular" } as const],
    }));
    expect(withDifferentReasons(popular).every(({ reasons }) => reasons.length === 1)).toBe(true);
  });
});

test("of ten films in a row at most two have the same reason", () => {
  const like = (film: number) => ({ kind: "film", film }) as const;
  const ranked = Array.from({ length: 30 }, (_, at) => ({
    film: at,
    score: 0,
    reasons: [like(100), like(101 + (at % 3))],
  }));
  const reasons = withDifferentReasons(ranked).map(({ reasons: [reason] }) =>
    reason?.kind === "film" ? reason.film : undefined,
  );
  for (let from = 0; from + 10 <= reasons.length; from += 1) {
    const counts = new Map<unknown, number>();
    for (const reason of reasons.slice(from, from + 10)) {
      if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(2);
  }
  expect(reasons.slice(0, 3)).toEqual([100, 100, 103]);
});
