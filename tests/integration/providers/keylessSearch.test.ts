import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { identifyRelease, parseReleaseName } from "../../../src/identification/index.ts";
import { createWikimedia, type Wikimedia, wikimediaUserAgent } from "../../../src/providers/index.ts";
import type { SampleFilm } from "../../../src/samples/sampleFilm.ts";
import { startWikimediaStandIn, type WikimediaStandIn } from "../../standins/index.ts";

const PLAIN: SampleFilm = {
  tmdbId: 1,
  imdbId: null,
  wikidataId: "Q900000001",
  title: { en: "Tempest", fr: "Tempête" },
  originalTitle: "Tempest",
  originalLanguage: "en",
  year: 1990,
  runtimeMinutes: 100,
  genres: ["Drama"],
  overview: { en: "", fr: "" },
  directors: [],
  cast: [],
  recommendations: [],
  popularity: 1,
  voteAverage: 0,
  voteCount: 0,
};

/** Items of every kind with the same title, and forty other films. */
const FILMS: SampleFilm[] = [
  { year: 1990 },
  { year: 1991, genres: ["Animation"] },
  { year: 1992, genres: ["TV Movie"] },
  { year: 1993, runtimeMinutes: 12 },
  { year: 1911 },
  { year: 1994, genres: ["Documentary"] },
].map((film, index) => ({ ...PLAIN, ...film, tmdbId: index + 1, wikidataId: `Q${900_000_001 + index}` }));
const PEOPLE = ["Anna Roy", "Bo Lund"];
const BY_DIRECTOR = PEOPLE.map((director, index) => ({
  ...PLAIN,
  tmdbId: 50 + index,
  wikidataId: `Q${900_000_050 + index}`,
  title: { en: "The Harbour", fr: "The Harbour" },
  originalTitle: "The Harbour",
  alternativeTitles: index === 0 ? ["Der Hafen"] : [],
  year: 1970 + 10 * index,
  directors: [director],
}));
const MANY = Array.from({ length: 40 }, (_, index) => ({
  ...PLAIN,
  tmdbId: 100 + index,
  wikidataId: `Q${900_000_100 + index}`,
  title: { en: `Voyage Number ${index + 20}`, fr: `Voyage Number ${index + 20}` },
  originalTitle: `Voyage Number ${index + 20}`,
  year: 1950 + index,
}));

let standIn: WikimediaStandIn;
let wikimedia: Wikimedia;

beforeAll(async () => {
  standIn = await startWikimediaStandIn({ films: [...FILMS, ...BY_DIRECTOR, ...MANY] });
});
beforeEach(() => {
  wikimedia = createWikimedia({
    wikidataUrl: standIn.wikidataUrl,
    wikipediaUrl: standIn.wikipediaUrl,
    ratePerMinute: 1e7,
    language: () => "en",
    userAgent: wikimediaUserAgent("0.0.0", "https://filmotheque.example/test"),
    clock: Date,
    random: Math.random,
  });
  return () => wikimedia.close();
});
afterAll(() => standIn.close());

async function identify(path: string): Promise<string | undefined> {
  const signal = AbortSignal.timeout(20_000);
  const { decision } = await identifyRelease(parseReleaseName(path), {}, wikimedia.candidates(), signal);
  return decision.kind === "matched" ? decision.candidate.wikidataId : decision.kind;
}

test.each([1990, 1991, 1992, 1993, 1911, 1994])(
  "the film of %i is found whatever kind of film it is: animated, television, short, silent, documentary",
  async (year) => {
    expect(await identify(`Tempest (${year}).mkv`)).toBe(FILMS.find((film) => film.year === year)?.wikidataId);
  },
);

test("the year narrows the search: one search and one request for its items find the film", async () => {
  const before = standIn.requests.length;
  await identify("Tempest (1992).mkv");
  const sent = standIn.requests.slice(before).map(({ parameters }) => parameters.srsearch ?? parameters.action);
  expect(sent).toHaveLength(2);
  expect(sent[0]).toMatch(/^Tempest 1992 haswbstatement:/);
});

test("directors and other titles that Wikidata knows count", async () => {
  expect(await identify("The Harbour - Bo Lund.mkv")).toBe(BY_DIRECTOR[1]?.wikidataId);
  expect(await identify("Anna Roy - The Harbour.mkv")).toBe(BY_DIRECTOR[0]?.wikidataId);
  expect(await identify("Der Hafen (1970).mkv")).toBe(BY_DIRECTOR[0]?.wikidataId);
  expect(await identify("The Harbour.mkv")).toBe("ambiguous");
});

test("the items of many files come with few requests, none of more than fifty items", async () => {
  const before = standIn.requests.length;
  const source = wikimedia.candidates();
  const found = await Promise.all(
    MANY.map(({ title, year }) =>
      identifyRelease(parseReleaseName(`${title.en} (${year}).mkv`), {}, source, AbortSignal.timeout(20_000)),
    ),
  );
  expect(found.map(({ decision }) => decision.kind)).toEqual(MANY.map(() => "matched"));
  const sent = standIn.requests.slice(before).map(({ parameters }) => parameters);
  const batches = sent.filter(({ action }) => action === "wbgetentities").map(({ ids = "" }) => ids.split("|").length);
  expect(sent.filter(({ list }) => list === "search")).toHaveLength(MANY.length);
  expect(batches.length).toBeLessThan(MANY.length / 2);
  expect(Math.max(...batches)).toBeLessThanOrEqual(50);
});

test("a caller that gives up leaves the others their items", async () => {
  const source = wikimedia.candidates();
  const first = new AbortController();
  const lost = source.search({ title: "Tempest", year: 1990 }, first.signal);
  const kept = source.search({ title: "Tempest", year: 1991 }, AbortSignal.timeout(20_000));
  first.abort(new Error("given up"));
  await expect(lost).rejects.toThrow("given up");
  expect((await kept).map(({ year }) => year)).toContain(1991);
});
