import { afterAll, beforeAll, expect, test } from "vitest";
import { identifyRelease, parseReleaseName } from "../../../src/identification/index.ts";
import { createTmdbClient, tmdbCandidates } from "../../../src/providers/index.ts";
import { SAMPLE_FILES } from "../../../src/samples/clips/sampleFiles.ts";
import { sampleFilmId } from "../../../src/samples/films/index.ts";
import { sampleFilms } from "../../../src/samples/index.ts";
import { samplePosters } from "../../../src/samples/posters/index.ts";
import { createLoopbackProvider, type LoopbackProvider } from "../../../src/samples/provider/index.ts";

let provider: LoopbackProvider;
beforeAll(async () => {
  provider = await createLoopbackProvider({ films: sampleFilms, posters: samplePosters });
});
afterAll(() => provider.close());

const minutesOf = new Map(sampleFilms.map(({ tmdbId, runtimeMinutes }) => [tmdbId, runtimeMinutes]));

test("every release name belongs to films that exist, or to none on purpose", () => {
  for (const { films, path } of SAMPLE_FILES)
    expect(
      films.every((number) => minutesOf.has(sampleFilmId(number))),
      path,
    ).toBe(true);
  expect(SAMPLE_FILES.some(({ films }) => films.length === 0)).toBe(true);
  expect(SAMPLE_FILES.some(({ films }) => films.length > 1)).toBe(true);
});

test("no two sample files have one path", () => {
  expect(new Set(SAMPLE_FILES.map(({ path }) => path.toLowerCase())).size).toBe(SAMPLE_FILES.length);
});

test.each(SAMPLE_FILES)("$path is taken for what it is", async ({ path, films, share }) => {
  const tmdb = createTmdbClient({
    baseUrl: provider.tmdbUrl,
    imageUrl: provider.tmdbImageUrl,
    key: "0".repeat(32),
    language: () => "en",
    userAgent: "Filmotheque/test",
    clock: { now: () => Date.now() },
    random: () => 0,
  });
  const release = parseReleaseName(`/data/open-films/${path}`);
  const durationSeconds = 60 * (minutesOf.get(sampleFilmId(films[0] ?? 0)) ?? 5);
  const { decision } = await identifyRelease(
    release,
    { durationSeconds },
    tmdbCandidates(tmdb),
    new AbortController().signal,
  );

  await tmdb.close();
  if (share === "extra") expect(release.kind).toBe("extra");
  if (share === "half") expect(release.part).toBeGreaterThan(0);
  if (share === "extra" || films.length === 0) expect(decision.kind).toBe("unmatched");
  else if (films.length > 1) {
    expect(decision.kind).toBe("ambiguous");
    const offered = decision.kind === "ambiguous" ? decision.candidates.map(({ tmdbId }) => tmdbId) : [];
    expect(offered.toSorted()).toEqual(films.map(sampleFilmId));
  } else expect(decision).toMatchObject({ kind: "matched", candidate: { tmdbId: sampleFilmId(films[0] ?? 0) } });
});
