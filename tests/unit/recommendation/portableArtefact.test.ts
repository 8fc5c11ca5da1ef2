import { describe, expect, test } from "vitest";
import { fitEasePair } from "../../../src/recommendation/models/easePair.ts";
import { fitSvd } from "../../../src/recommendation/models/svd.ts";
import { rowCounts, sparseRows } from "../../../src/recommendation/ratings/sparseRows.ts";
import { ArtefactDamaged, readArtefact, writeArtefact } from "../../../src/recommendation/registry/artefact.ts";
import { learntKeys, withLearntKeys } from "../../../src/recommendation/registry/learntKeys.ts";
import {
  easePairToArtefact,
  modelFromArtefact,
  svdToArtefact,
} from "../../../src/recommendation/registry/modelArtefacts.ts";
import { checkPortable, toLocal, toPortable } from "../../../src/recommendation/registry/portableArtefact.ts";
import { foreignArtefact, foreignFilms, foreignListModel, foreignRatingModel } from "../../support/foreignArtefact.ts";
import { madeRatings, setOf } from "./madeRatings.ts";

const FILMS = [
  { tmdb: 19, imdb: 17136, year: 1927, title: "Metropolis" },
  { tmdb: 653, year: 1922, title: "Nosferatu" },
  { imdb: 15648, year: 1925, title: "Le Cuirassé Potemkine" },
];
const read = (bytes: Uint8Array) => checkPortable(readArtefact(bytes));

test("a file of the documented format, written by another program, is understood", () => {
  expect(read(foreignListModel(FILMS))).toMatchObject({
    role: "list",
    kind: "ease_pair",
    films: { titles: FILMS.map(({ title }) => title), tmdbIds: Int32Array.of(19, 653, 0) },
  });
  expect(read(foreignRatingModel(FILMS))).toMatchObject({ role: "rating", kind: "svd" });
  const served = modelFromArtefact(toLocal(readArtefact(foreignListModel(FILMS)), Int32Array.of(7, 8, 9)));
  if (served.kind !== "ease_pair") throw new Error(served.kind);
  expect([...served.filmIds]).toEqual([7, 8, 9]);
  const scores = served.model.scores({ films: Int32Array.of(0), values: Float32Array.of(5) });
  expect(scores[1]).toBeGreaterThan(scores[2] ?? 0);
});

test.for([
  ["more users than films", { users: 60, films: 40 }],
  ["fewer users than films", { users: 20, films: 60 }],
] as const)("what this program trained is portable, with %s, and names no user", ([, size]) => {
  const set = setOf(madeRatings(size));
  const counts = rowCounts(sparseRows(set, "films"));
  const own = [
    easePairToArtefact(fitEasePair(set), set.filmIds, counts),
    svdToArtefact(fitSvd(set, { n_epochs: 2 }), set.userIds, set.filmIds),
  ];
  for (const content of own) {
    const film = (id: number) => ({ tmdbId: id + 100, imdbId: `tt${1_000_000 + id}`, title: `Film ${id}`, year: 1927 });
    const portable = readArtefact(writeArtefact(toPortable(withLearntKeys(content, set), film)));
    expect(learntKeys(portable)).toBeNull();
    const { films } = checkPortable(portable);
    expect([...films.tmdbIds]).toEqual(set.filmIds.map((id) => id + 100));
    expect([...films.imdbIds]).toEqual(set.filmIds.map((id) => 1_000_000 + id));
    expect(portable.arrays.userIds?.length ?? 0).toBe(0);
    const back = toLocal(portable, Int32Array.from(set.filmIds));
    expect(Object.keys(back.arrays).sort()).toEqual(Object.keys(content.arrays).sort());
    expect([...modelFromArtefact(back).filmIds]).toEqual(set.filmIds);
  }
});

describe("a file that lies about itself is refused", () => {
  const film = { tmdb: 19, year: 1927, title: "Metropolis" };
  const svd = { kind: "svd", mean: 3.5, width: 1 };
  const arrays = {
    userBiases: new Float32Array(),
    filmBiases: Float32Array.of(0),
    userFactors: new Float32Array(),
    filmFactors: Float32Array.of(0),
    isKnownUser: new Uint8Array(),
    isKnownFilm: Uint8Array.of(1),
    userIds: new Int32Array(),
    filmIds: Int32Array.of(0),
    ...foreignFilms([film]),
  };
  const ease = { form: "users", films: 1, lambda: 1, seenWeight: 1 };
  const rows = { starts: Int32Array.of(0, 1), columns: Int32Array.of(0), values: Float32Array.of(1) };
  const easeArrays = (changed: Record<string, Int32Array | Float32Array | Float64Array>) => {
    const one = (name: string) => ({
      [`${name}.inverse`]: Float64Array.of(1),
      [`${name}.diagonal`]: Float64Array.of(1),
      ...Object.fromEntries(
        ["byUser", "byFilm"].flatMap((side) =>
          Object.entries(rows).map(([part, numbers]) => [`${name}.${side}.${part}`, numbers]),
        ),
      ),
    });
    const counts = Int32Array.of(1);
    return { ...one("long"), ...one("short"), filmIds: Int32Array.of(0), counts, ...foreignFilms([film]), ...changed };
  };
  const pair = { kind: "ease_pair", shortBelow: 10, long: ease, short: ease };

  const windowed = {
    ...pair,
    kind: "ease_window",
    blend: { half: 10, windowShare: 0.4 },
    window: { films: 1, half: 3 },
  };
  const windowArrays = (neighbour: number) =>
    easeArrays({
      "window.starts": Int32Array.of(0, 1),
      "window.columns": Int32Array.of(neighbour),
      "window.values": Float32Array.of(1),
    });

  test("those that the following are made of are good", () => {
    expect(read(foreignArtefact(windowed, windowArrays(0)))).toMatchObject({ kind: "ease_window" });
    expect(read(foreignArtefact(svd, arrays))).toMatchObject({ kind: "svd" });
    expect(read(foreignArtefact(pair, easeArrays({})))).toMatchObject({ kind: "ease_pair" });
  });

  test.for<[string, Buffer]>([
    ["a neighbour that is no film", foreignArtefact(windowed, windowArrays(1))],
    ["a share above 1", foreignArtefact({ ...windowed, blend: { half: 10, windowShare: 2 } }, windowArrays(0))],
    ["a newer format", foreignArtefact(svd, arrays, { format: 2 })],
    ["a head that is no object", foreignArtefact(svd, arrays, { head: [1] })],
    ["an unknown kind of numbers", foreignArtefact(svd, {}, { head: { meta: svd, arrays: [["a", "i64", 1]] } })],
    [
      "a name of a prototype",
      foreignArtefact(svd, {}, { head: { meta: svd, arrays: [{ name: "__proto__", kind: "u8", length: 0 }] } }),
    ],
    [
      "an array longer than the file",
      foreignArtefact(svd, {}, { head: { meta: svd, arrays: [{ name: "a", kind: "f64", length: 2 ** 40 }] } }),
    ],
    [
      "a negative length",
      foreignArtefact(svd, {}, { head: { meta: svd, arrays: [{ name: "a", kind: "f64", length: -1 }] } }),
    ],
    ["bytes behind the last array", foreignArtefact(svd, arrays, { head: { meta: svd, arrays: [] } })],
    ["an unknown model", foreignArtefact({ kind: "pickle" }, arrays)],
    ["too few factors", foreignArtefact({ ...svd, width: 3 }, arrays)],
    ["an infinite number", foreignArtefact(svd, { ...arrays, filmBiases: Float32Array.of(Number.POSITIVE_INFINITY) })],
    ["users of another library", foreignArtefact(svd, { ...arrays, userIds: Int32Array.of(1) })],
    ["no identities", foreignArtefact(svd, { ...arrays, "film.tmdb": new Int32Array() })],
    ["titles that are no text", foreignArtefact(svd, { ...arrays, "film.titles": Uint8Array.of(91, 255, 93) })],
    ["two films with one id", foreignRatingModel([film, film])],
    ["no films", foreignRatingModel([])],
    ["rows that run backwards", foreignArtefact(pair, easeArrays({ "long.byUser.starts": Int32Array.of(5, 1) }))],
    [
      "rows of two billion entries",
      foreignArtefact(pair, easeArrays({ "short.byFilm.starts": Int32Array.of(0, 2_147_483_647) })),
    ],
    ["columns outside", foreignArtefact(pair, easeArrays({ "long.byUser.columns": Int32Array.of(9) }))],
    ["a diagonal of zeros", foreignArtefact(pair, easeArrays({ "long.diagonal": Float64Array.of(0) }))],
  ])("%s", ([, bytes]) => {
    expect(() => read(bytes)).toThrow(ArtefactDamaged);
  });
});
