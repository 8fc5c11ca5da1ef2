import { expect, test } from "vitest";
import { identifyRelease, parseReleaseName } from "../../../../src/identification/index.ts";
import type { FilmQuery } from "../../../../src/providers/index.ts";
import { type CatalogueFilm, inMemorySource } from "../../../bench/identification/inMemorySource.ts";

const CATALOGUE: readonly CatalogueFilm[] = [
  { tmdbId: 1, imdbId: "tt0000001", title: "Le Phare bleu", originalTitle: "Das blaue Feuer", year: 1971, runtime: 97 },
  { tmdbId: 2, title: "The Long Harbour", alternativeTitles: ["Le Port sans fin"], year: 1988 },
  { tmdbId: 3, title: "Winter Road II", year: 1994 },
  { tmdbId: 4, title: "Winter Road", year: 1990, runtime: 90, directors: ["Ada Stone"] },
  { tmdbId: 5, title: "Winter Road", year: 2011, runtime: 140, directors: ["Bo Lind"] },
  { tmdbId: 6, title: "Salt & Iron: The Reckoning", year: 2003 },
];

const signal = new AbortController().signal;

function identify(path: string, file: { durationSeconds?: number } = {}) {
  return identifyRelease(parseReleaseName(path), file, inMemorySource(CATALOGUE), signal);
}

test.each([
  ["Le Phare bleu (1971).mkv", 1],
  ["Das.blaue.Feuer.1971.720p.mkv", 1],
  ["anything [imdbid-tt0000001]/movie.mkv", 1],
  ["Le.Port.sans.fin.1988.FRENCH.720p.DVDRip.mkv", 2],
  ["The Long Harbor (1988).mkv", 2],
  ["The Long Harbour (1989).mkv", 2],
  ["Winter.Road.2.1994.1080p.mkv", 3],
  ["Salt and Iron (2003).mkv", 6],
  ["Winter Road - Bo Lind.mkv", 5],
])("%s is found", async (path, tmdbId) => {
  expect((await identify(path)).decision).toMatchObject({ kind: "matched", candidate: { tmdbId } });
});

test("a film whose title and year are right costs one question", async () => {
  expect((await identify("Le Phare bleu (1971).mkv")).providerCalls).toBe(1);
});

test("two films of one title without a year are both offered, until the running time is known", async () => {
  const { decision, candidates } = await identify("Winter Road.mkv");

  expect(decision.kind).toBe("ambiguous");
  expect(
    candidates
      .slice(0, 2)
      .map(({ year }) => year)
      .sort(),
  ).toEqual([1990, 2011]);
  expect((await identify("Winter Road.mkv", { durationSeconds: 140 * 60 })).decision).toMatchObject({
    kind: "matched",
    candidate: { tmdbId: 5 },
  });
});

test("a title that is there with another year alone is not matched", async () => {
  expect((await identify("The Long Harbour (2015).mkv")).decision.kind).not.toBe("matched");
});

test("an id whose film is gone gives way to the title, in the review: the film there has another id", async () => {
  expect((await identify("Le Phare bleu (1971) {tmdb-99}.mkv")).decision).toMatchObject({
    kind: "ambiguous",
    candidates: [{ tmdbId: 1 }],
  });
});

test("an id that contradicts the name goes to review together with the film of that name", async () => {
  const { decision, candidates } = await identify("The Long Harbour (1988) {tmdb-1}.mkv");

  expect(decision.kind).toBe("ambiguous");
  expect(candidates.map(({ tmdbId }) => tmdbId)).toEqual(expect.arrayContaining([1, 2]));
});

test("an episode sends no request", async () => {
  expect(await identify("Winter Road/Season 1/Winter Road - S01E02.mkv")).toEqual({
    decision: { kind: "unmatched", reason: "not_a_film" },
    candidates: [],
    providerCalls: 0,
  });
});

test("an unknown name costs a bounded number of requests", async () => {
  const { decision, providerCalls } = await identify(
    "Many Words That No Film Anywhere Has Ever Borne Together (1999).mkv",
  );

  expect(decision).toEqual({ kind: "unmatched", reason: "no_candidate" });
  expect(providerCalls).toBeLessThanOrEqual(16);
});

test("it stops between two requests when it is aborted", async () => {
  const stop = new AbortController();
  const asked: FilmQuery[] = [];
  const source = {
    ...inMemorySource([]),
    async search(query: FilmQuery) {
      asked.push(query);
      stop.abort(new Error("enough"));
      return [];
    },
  };

  await expect(identifyRelease(parseReleaseName("A Quiet Street (1999).mkv"), {}, source, stop.signal)).rejects.toThrow(
    "enough",
  );
  expect(asked).toHaveLength(1);
});
