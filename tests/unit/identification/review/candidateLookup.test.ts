import { expect, test } from "vitest";
import { parseReleaseName } from "../../../../src/identification/releaseName/index.ts";
import { createCandidateLookup } from "../../../../src/identification/review/candidateLookup.ts";
import type { CandidateSource, FilmCandidate } from "../../../../src/providers/index.ts";

const REMAKES: FilmCandidate[] = [1941, 1971, 2001].map((year, index) => ({
  provider: "tmdb",
  tmdbId: index + 1,
  title: "The Lighthouse",
  alternativeTitles: [],
  year,
  runtimeMinutes: 90 + 20 * index,
}));

const SOURCE: CandidateSource = {
  provider: "tmdb",
  search: async () => REMAKES,
  byId: async () => null,
};

async function found(path: string, minutes: number | null, year?: number): Promise<(number | null)[]> {
  const { search } = createCandidateLookup({
    matches: { get: () => null } as never,
    sources: () => ({ online: [SOURCE], offline: null }),
  });
  const facts = minutes === null ? {} : { durationSeconds: minutes * 60 };
  const signal = AbortSignal.timeout(5_000);
  const candidates = await search(parseReleaseName(path), facts, "The Lighthouse", year, signal);
  expect(candidates).toHaveLength(REMAKES.length);
  return candidates.map((candidate) => candidate.year);
}

test("among the films that a person searches for, that of the year in the file's name comes first", async () => {
  expect((await found("Lighthouse (2001).mkv", null))[0]).toBe(2001);
  expect((await found("Lighthouse (1941).mkv", null))[0]).toBe(1941);
});

test("a year that the person typed weighs more than that of the name", async () => {
  expect((await found("Lighthouse (2001).mkv", null, 1971))[0]).toBe(1971);
});

test("the running time of the file weighs as well", async () => {
  expect((await found("Lighthouse.mkv", 110))[0]).toBe(1971);
});
