import { describe, expect, test } from "vitest";
import { identifyRelease, parseReleaseName, titleWords } from "../../../../src/identification/index.ts";
import type { CandidateSource, FilmCandidate } from "../../../../src/providers/index.ts";

type Known = Partial<FilmCandidate> & Pick<FilmCandidate, "title" | "year">;

function film(known: Known, index: number): FilmCandidate {
  return { provider: "tmdb", tmdbId: index + 1, alternativeTitles: [], ...known };
}

/** Searches like TMDB: every word of the query must be in a title. Details are only returned by `detail`. */
function sourceOf(...known: Known[]): CandidateSource {
  const films = known.map(film);
  return {
    provider: "tmdb",
    search: async ({ title, year }) =>
      films
        .filter((one) => {
          const all = [one.title, one.originalTitle ?? "", ...one.alternativeTitles].flatMap(titleWords);
          return (year === undefined || year === one.year) && titleWords(title).every((word) => all.includes(word));
        })
        .map(({ tmdbId, provider, title: shown, originalTitle, year: of }) => ({
          provider,
          ...(tmdbId === undefined ? {} : { tmdbId }),
          title: shown,
          ...(originalTitle === undefined ? {} : { originalTitle }),
          alternativeTitles: [],
          year: of,
        })),
    byId: async ({ tmdb }) => films.find(({ tmdbId }) => tmdbId === tmdb) ?? null,
    detail: async (thin) => films.find(({ tmdbId }) => tmdbId === thin.tmdbId) ?? thin,
  };
}

function decide(path: string, minutes: number | null, ...known: Known[]) {
  return decideFrom(path, minutes, sourceOf(...known));
}

/** A source that knows how popular its films are, as TMDB does. */
function withPopularity(source: CandidateSource, popularity: number): CandidateSource {
  return {
    ...source,
    search: async (query, signal) => (await source.search(query, signal)).map((found) => ({ ...found, popularity })),
    detail: async (thin, signal) => ({ ...((await source.detail?.(thin, signal)) ?? thin), popularity }),
  };
}

async function decideFrom(path: string, minutes: number | null, source: CandidateSource) {
  const facts = minutes === null ? {} : { durationSeconds: minutes * 60 };
  const signal = new AbortController().signal;
  const { decision, candidates } = await identifyRelease(parseReleaseName(path), facts, source, signal);
  const title = decision.kind === "matched" ? `${decision.candidate.title} (${decision.candidate.year})` : null;
  return { title, candidates };
}

const LIGHTHOUSE: Known = {
  title: "The Lighthouse",
  year: 1971,
  alternativeTitles: ["Le Phare"],
  directors: ["Anna Roy"],
  actors: ["Cé Marin"],
};

describe("a film is matched only where every word of the name is accounted for", () => {
  test.each([
    "The Lighthouse - The Untold Story (1971).mkv",
    "The Lighthouse: Keepers of the Light (1971).avi",
    "The Lighthouse – Anna Roy Remembers (1971).mkv",
    "The Lighthouse (1971)/The Lighthouse - Fan Film (1971).mkv",
    "The.Lighthouse.Keepers.of.the.Light.1971.1080p.BluRay.x264-GRP.mkv",
    "The Lighthouse 2 (1971).mkv",
    "The Lighthouse (The Untold Story) (1971).mkv",
    "The Lighthouse [Keepers of the Light] (1971).mkv",
    "The Lighthouse (Keepers of the Light)/movie.mkv",
    "The Lighthouse (1971) The Real Keepers.mkv",
    "The Lighthouse (Fan Edit Documentary) (1971).mkv",
  ])("not %s", async (path) => {
    const { title, candidates } = await decide(path, null, LIGHTHOUSE);
    expect(title).toBeNull();
    expect(candidates.map((candidate) => candidate.title)).toEqual(["The Lighthouse"]);
  });

  test.each([
    "The Lighthouse - Anna Roy (1971).mkv",
    "Anna Roy - The Lighthouse (1971).mkv",
    "The Lighthouse - Le Phare (1971).mkv",
    "The Lighthouse - Director's Cut (1971).mkv",
    "The Lighthouse - Cé Marin (1971).mkv",
    "The Lighthouse 1 (1971).mkv",
    "The Lighthouse (Anna Roy) (1971).mkv",
    "The Lighthouse (Le Phare) (1971).mkv",
    "The Lighthouse (Ada Marin, Paul Noir) (1971).mkv",
    "The Lighthouse (Drama) (1971).mkv",
    "The Lighthouse (Sing-Along) (1971).mkv",
    "The Lighthouse (Widescreen) (1971).avi",
    "The Lighthouse (The Keepers' Edition) (1971).mkv",
    "The Lighthouse (1971) [Some Group].mkv",
    "The Lighthouse (1971) - Dad's copy.mkv",
  ])("but %s", async (path) => {
    expect((await decide(path, null, LIGHTHOUSE)).title).toBe("The Lighthouse (1971)");
  });

  test("the words that are left over are in the evidence", async () => {
    const { candidates } = await decide("The Lighthouse - The Untold Story (1971).mkv", null, LIGHTHOUSE);
    expect(candidates[0]?.evidence).toContainEqual(
      expect.objectContaining({ feature: "words", value: "untold story" }),
    );
  });

  test("a film's own subtitle may be missing from the name", async () => {
    const known = { title: "The Lighthouse: A Story of the Sea", year: 1971 };
    expect((await decide("The Lighthouse (1971).mkv", null, known)).title).toContain("A Story of the Sea");
  });

  test.each(["The Lighthouse or: How We Kept the Light", "The Lighthouse, or, How We Kept the Light"])(
    "as may the second half of %s",
    async (title) => {
      expect((await decide("The Lighthouse (1971).mkv", null, { title, year: 1971 })).title).toContain(title);
    },
  );
});

describe("without a year, what else the path says must agree", () => {
  test.each([
    ["Anna Roy/The Lighthouse.mkv", true],
    ["Cé Marin/The Lighthouse.mkv", true],
    ["The Lighthouse (Anna Roy).mkv", true],
    ["John Roy/The Lighthouse.mkv", false],
    ["The Lighthouse (John Roy).mkv", false],
    ["John Roy - The Lighthouse.mkv", false],
    ["1971/The Lighthouse.mkv", true],
    ["Films 1971/The Lighthouse.mkv", true],
    ["1985/The Lighthouse.mkv", false],
    ["Movies (1985)/The Lighthouse.mkv", false],
    ["Films/The Lighthouse.mkv", true],
  ])("%s is matched: %s", async (path, isMatched) => {
    const { title, candidates } = await decide(path, null, LIGHTHOUSE);
    expect(title !== null).toBe(isMatched);
    expect(candidates.map((candidate) => candidate.title)).toEqual(["The Lighthouse"]);
  });
});

describe("the year next to the film's own", () => {
  test.each([
    ["The Lighthouse (1972).mkv", null, true],
    ["The Lighthouse (1972).mkv", 110, true],
    ["The Lighthouse (1972).mkv", 96, false],
    ["The Lighthouse (1971).mkv", 96, true],
  ])("%s of %s minutes for a film of 1971 and 110 minutes: matched %s", async (path, minutes, isMatched) => {
    const { title } = await decide(path, minutes, { ...LIGHTHOUSE, runtimeMinutes: 110 });
    expect(title !== null).toBe(isMatched);
  });

  test("leaves a little-known film whose title is one word to a person, unless its running time agrees", async () => {
    const island = { title: "Island", year: 2006, runtimeMinutes: 90 };
    const decided = (path: string, minutes: number | null, popularity: number) =>
      decideFrom(path, minutes, withPopularity(sourceOf(island), popularity));

    expect((await decided("Island (2005).mkv", null, 3)).title).toBeNull();
    expect((await decided("Island (2005).mkv", 91, 3)).title).toBe("Island (2006)");
    expect((await decided("Island (2005).mkv", null, 60)).title).toBe("Island (2006)");
    expect((await decided("Island (2006).mkv", null, 3)).title).toBe("Island (2006)");
  });
});

describe("a number in a name without a year", () => {
  test.each([
    ["Lucky 11.avi", { title: "Lucky Eleven", year: 1960 }, { title: "Lucky Eleven", year: 2001 }],
    ["Lucky Eleven.avi", { title: "Lucky 11", year: 1960 }, { title: "Lucky Eleven", year: 2001 }],
    ["Lucky XI.avi", { title: "Lucky Eleven", year: 1960 }, { title: "Lucky 11", year: 2001 }],
  ])("%s is searched for in digits and in words: two films are left to a person", async (path, ...films) => {
    const { title, candidates } = await decide(path, null, ...films);
    expect(title).toBeNull();
    expect(candidates).toHaveLength(2);
  });

  test("the first of a series that its owner numbered is matched where the series goes on", async () => {
    const series = [
      { title: "Storm", year: 1980 },
      { title: "Storm II", year: 1983 },
    ];
    expect((await decide("Storm 1.avi", null, ...series)).title).toBe("Storm (1980)");
    const later = [
      { title: "Storm", year: 2008 },
      { title: "Storm II", year: 1983 },
    ];
    expect((await decide("Storm 1.avi", null, ...later)).title).toBeNull();
  });

  test.each([
    ["Storm 3 - The Calm.avi", "Storm: The Calm"],
    ["Storm Saga 07 - Wind over the Hills (1979).mkv", "Wind over the Hills"],
    ["Storm 3.avi", "Storm: Vol. 3"],
    ["Storm Part 3 (1979).mkv", "Storm: Episode III - Wind"],
    ["SOTS 2 - The Windy Hills (1979).mkv", "The Storm of the Sea: The Windy Hills"],
  ])("%s is %s", async (path, title) => {
    expect((await decide(path, null, { title, year: 1979 })).title).toBe(`${title} (1979)`);
  });

  test.each(["Storm 2.avi", "Storm 2 (1980).avi", "Storm II (1984).avi"])("%s is not Storm", async (path) => {
    expect((await decide(path, null, { title: "Storm", year: 1980 })).title).toBeNull();
  });
});

test("without a year, a film whose title is not shown among the results counts as well", async () => {
  const films = [
    { title: "Storm over the Sea", originalTitle: "Tempête", year: 1946 },
    { title: "Stormy", year: 1991, alternativeTitles: ["Tempête"] },
  ];
  expect((await decide("Tempête.avi", null, ...films)).title).toBeNull();
  expect((await decide("Tempête (1946).avi", null, ...films)).title).toBe("Storm over the Sea (1946)");
});

describe("the running time", () => {
  const known = { ...LIGHTHOUSE, runtimeMinutes: 110 };
  test.each([
    [110, true],
    [105, true],
    [150, true],
    [80, true],
    [22, false],
    [300, false],
  ])("of %i minutes for a film of 110: matched %s", async (minutes, isMatched) => {
    const { title } = await decide("The Lighthouse (1971).mkv", minutes, known);
    expect(title !== null).toBe(isMatched);
  });

  test("of one part of a film says nothing", async () => {
    expect((await decide("The Lighthouse (1971) cd1.avi", 55, known)).title).toBe("The Lighthouse (1971)");
  });
});

test("an id that no source knows is not replaced by a film of that title, unless the year agrees", async () => {
  const withoutId = { ...LIGHTHOUSE, tmdbId: undefined, wikidataId: "Q1" };
  expect((await decide("The Lighthouse {tmdb-999}.mkv", null, withoutId)).title).toBeNull();
  expect((await decide("The Lighthouse (1971) {tmdb-999}.mkv", null, withoutId)).title).toBe("The Lighthouse (1971)");
});

test("an id that no source knows is not replaced by a film with another id of that kind", async () => {
  const { title, candidates } = await decide("The Lighthouse (1971) {tmdb-999}.mkv", null, LIGHTHOUSE);
  expect(title).toBeNull();
  expect(candidates[0]?.evidence).toContainEqual(expect.objectContaining({ feature: "id", value: "unknown" }));
});

describe("a title in another spelling", () => {
  test.each([
    ["Smultronstaellet (1957).mkv", "Smultronstället"],
    ["Lighthouse The (1971).mkv", "The Lighthouse"],
    ["TheLighthouse (1971).mkv", "The Lighthouse"],
    ["The Many Stories of the Lightho... (1971).avi", "The Many Stories of the Lighthouse"],
  ])("%s is %s", async (path, title) => {
    const year = Number(/\d{4}/.exec(path)?.[0]);
    expect((await decide(path, null, { title, year })).title).toBe(`${title} (${year})`);
  });

  test("a name that is not cut off is not completed", async () => {
    const known = { title: "The Many Stories of the Lighthouse", year: 1971 };
    expect((await decide("The Many Stories of the Lightho (1971).avi", null, known)).title).toBeNull();
  });
});

describe("a director in front of the year or behind *by* is known by the film only", () => {
  const film: Known = { title: "The Lighthouse", year: 1971, directors: ["Zdzislaw Roy"] };

  test.each([
    "Zdzislaw Roy - 1971 - The Lighthouse.mkv",
    "Roy - 1971 - The Lighthouse.mkv",
    "Roy (1971) The Lighthouse.mkv",
    "The Lighthouse by Zdzislaw Roy (1971).mkv",
    "The Lighthouse by Zdzislaw Roy.mkv",
  ])("%s", async (path) => {
    expect(await decide(path, null, film)).toMatchObject({ title: "The Lighthouse (1971)" });
  });

  test.each(["Keeper (1971) The Lighthouse.mkv", "The Lighthouse by Ingmar Other (1971).mkv"])(
    "not %s",
    async (path) => {
      expect(await decide(path, null, { ...film, title: "The Lighthouse" })).toMatchObject({ title: null });
    },
  );
});

test("a title without a year is not enough where the running time is another", async () => {
  const film: Known = { title: "The Lighthouse", year: 1971, runtimeMinutes: 100 };

  expect(await decide("The Lighthouse.mkv", 101, film)).toMatchObject({ title: "The Lighthouse (1971)" });
  expect(await decide("The Lighthouse.mkv", 115, film)).toMatchObject({ title: null });
  expect(await decide("The Lighthouse (1971).mkv", 115, film)).toMatchObject({ title: "The Lighthouse (1971)" });
});

test("a cut-off name counts with exactly its year", async () => {
  const film: Known = { title: "Save the Last Dance", year: 2001 };

  expect(await decide("Save the Last ... (2001).mkv", null, film)).toMatchObject({
    title: "Save the Last Dance (2001)",
  });
  expect(await decide("Save the Last ... (2000).mkv", null, film)).toMatchObject({ title: null });
  expect(await decide("Save the Last ....mkv", null, film)).toMatchObject({ title: null });
});

test("two directors of one family name are both accounted for", async () => {
  const fargo = { title: "Fargo", year: 1996, directors: ["Joel Coen", "Ethan Coen"] };
  expect((await decide("Fargo - Joel Coen, Ethan Coen (1996).mkv", null, fargo)).title).toBe("Fargo (1996)");
});
