import { describe, expect, onTestFinished, test } from "vitest";
import { readTmdbFilm } from "../../../src/providers/tmdb/readTmdbFilm.ts";
import * as schemas from "../../../src/providers/tmdb/tmdbSchemas.ts";
import {
  type RecordedAnswer,
  readRecordedAnswers,
  recordedJson,
  startTmdbStandIn,
  startWikimediaStandIn,
} from "../../standins/index.ts";
import { tmdbClientOver, wikimediaOver } from "./providerFixtures.ts";
import { IGNORED_FIELDS, READ_FIELDS, READ_WHERE_NEEDED } from "./tmdbFields.ts";

const answers = readRecordedAnswers() ?? new Map<string, RecordedAnswer>();
const withAnswers = describe.skipIf(answers.size === 0);
const json = (file: string) => recordedJson(answers, file);

/** Complete film responses. */
const FILMS = [
  "tmdb-movie-550-2025.json",
  "tmdb-movie-348-2025.json",
  "tmdb-movie-12313-appended.json",
  "tmdb-movie-76-appended.json",
  "tmdb-movie-299534-fr.json",
  "tmdb-movie-413323-2016.json",
  "tmdb-movie-latest-2022.json",
];
/** Blocks that were recorded separately, and their keys in a film response. */
const BLOCKS = {
  translations: "tmdb-movie-550-translations.json",
  alternative_titles: "tmdb-movie-550-alternative_titles.json",
  release_dates: "tmdb-movie-550-release_dates.json",
  credits: "tmdb-movie-550-credits.json",
  recommendations: "tmdb-movie-550-recommendations.json",
  videos: "tmdb-movie-550-videos-2022.json",
};
const OTHER_BLOCKS: readonly string[] = ["tmdb-movie-550-translations-2022.json"];
const SEARCHES = ["tmdb-search-inception-2025.json", "tmdb-search-fight-club.json", "tmdb-search-disney-2022.json"];
const FINDS = ["tmdb-find-movie.json", "tmdb-find-tt0266543-2022.json"];
const ITEMS = ["wikidata-Q65-trimmed-2026.json", "wikidata-Q2262932-2018.json", "wikidata-Q163872-from-rdf-2022.json"];
/** Each is replayed by name in recordedAnswers.test.ts. */
const REPLAYED_ELSEWHERE = [
  "tmdb-collection-8091-2025.json",
  "tmdb-error-status-400.json",
  "tmdb-error-status-401.json",
  "tmdb-error-status-422.json",
  "tmdb-error-status-response.json",
  "wikidata-search-none-2026.json",
  "wikidata-search-continue-2026.json",
  "wikidata-missing-title-2026.json",
  "wikidata-deleted-Q10908976.json",
  "wikidata-novalue-Q483718.json",
  "wikipedia-disambiguation.json",
  "wikipedia-redirect.json",
  "wikipedia-missing-2026.json",
  "wikimedia-error-maxlag.json",
  "wikimedia-error-403.txt",
  "wikimedia-error-429-title.html",
];
const NOT_ASKED: Readonly<Record<string, string>> = {
  "tmdb-configuration-2025.json": "the sizes in use exist since 2010",
  "wikipedia-info-2026.json": "an answer without extracts, which are always asked for",
};

/** *Fight Club* with all blocks. */
function wholeFilm() {
  const blocks = Object.fromEntries(Object.entries(BLOCKS).map(([name, file]) => [name, json(file)]));
  return { ...json("tmdb-movie-550-2025.json"), ...blocks, belongs_to_collection: { id: 9, name: "A collection" } };
}

/** Paths of all values, such as `credits.cast[].name`. */
function fieldsOf(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => fieldsOf(entry, `${path}[]`));
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, entry]) => fieldsOf(entry, path === "" ? key : `${path}.${key}`));
}

/** The response with different values at a path. Each list element is changed to another value of the same type. */
function changed(value: unknown, path: string): unknown {
  const [, key = "", rest = ""] = /^(\[\]|\.?[^.[]+)(.*)$/.exec(path) ?? [];
  if (path === "") return another(value);
  if (key === "[]") return Array.isArray(value) ? value.map((entry) => changed(entry, rest)) : value;
  const name = key.replace(/^\./, "");
  if (typeof value !== "object" || value === null || !(name in value)) return value;
  return { ...value, [name]: changed(Reflect.get(value, name), rest) };
}

function another(value: unknown): unknown {
  // Small integers are ranks, types and years, so they are changed in the other direction.
  if (typeof value === "number" && Number.isInteger(value)) return value < 1_000 ? 1_000 - value : value + 7;
  if (typeof value === "number") return value / 2;
  if (typeof value !== "string") return value;
  if (/^\d{4}-\d{2}-\d{2}/.test(value)) return `1957-03-04${value.slice(10)}`;
  if (value.startsWith("/")) return `/x${value.slice(1)}`;
  if (/^[A-Z]{2}$/.test(value)) return "XK";
  if (/^[a-z]{2}$/.test(value)) return value === "fr" ? "en" : "fr";
  if (/^Q\d+$/.test(value) || /^tt\d+$/.test(value)) return `${value}1`;
  return value === "" ? "" : `${value}x`;
}

function stored(answer: unknown): string {
  return JSON.stringify(readTmdbFilm(schemas.film.parse(answer), "fr-FR", null));
}

const startsWithAny = (field: string, starts: Iterable<string>) => [...starts].some((start) => field.startsWith(start));

withAnswers("every recorded answer", () => {
  test("is read by a test, or is of a kind that the program does not ask for", () => {
    const named = [...FILMS, ...Object.values(BLOCKS), ...OTHER_BLOCKS, ...SEARCHES, ...FINDS, ...ITEMS];
    const known = new Set([...named, ...REPLAYED_ELSEWHERE, ...Object.keys(NOT_ASKED)]);
    expect([...answers.keys()].filter((file) => !known.has(file))).toEqual([]);
  });

  test.each(FILMS)("%s is read without a dropped row", async (file) => {
    const standIn = await startTmdbStandIn();
    onTestFinished(() => standIn.close());
    const { tmdb } = tmdbClientOver(standIn);
    standIn.answerNext(json(file));
    const film = await tmdb.film(Number(json(file).id));
    expect(film.droppedRows).toBe(0);
    expect(film.facts.some(({ field }) => field === "title")).toBe(true);
  });

  test.each([...Object.entries(BLOCKS), ["translations", OTHER_BLOCKS[0] ?? ""]])(
    "the block %s of %s is read without a dropped row",
    (block, file) => {
      const film = schemas.film.parse({ ...wholeFilm(), [block]: json(file) });
      expect(readTmdbFilm(film, "fr-FR", null)).toMatchObject({ droppedRows: 0 });
      expect(readTmdbFilm(film, "fr-FR", null).missingParts).not.toContain(block);
    },
  );

  test.each(SEARCHES)("%s gives a candidate for each of its rows", async (file) => {
    const standIn = await startTmdbStandIn();
    onTestFinished(() => standIn.close());
    standIn.answerNext(json(file));
    const found = await tmdbClientOver(standIn).tmdb.searchFilms({ title: "x" });
    expect(found).toHaveLength((json(file).results as unknown[]).length);
    expect(found.every(({ year }) => year === null || year > 1870)).toBe(true);
  });

  test.each(FINDS)("%s finds its film", async (file) => {
    const standIn = await startTmdbStandIn();
    onTestFinished(() => standIn.close());
    standIn.answerNext(json(file));
    expect(await tmdbClientOver(standIn).tmdb.findByImdb("tt0266543")).toMatchObject({ imdbId: "tt0266543" });
  });

  test.each(ITEMS)("%s is read without a dropped statement", async (file) => {
    const standIn = await startWikimediaStandIn();
    onTestFinished(() => standIn.close());
    const { wikimedia } = wikimediaOver(standIn);
    standIn.answerNext(json(file));
    const [id = ""] = Object.keys(json(file).entities as object);
    const [item] = (await wikimedia.items([id])).values();
    const [film] = await wikimedia.films([item!]);
    expect(film).toMatchObject({ ids: { wikidata: id }, droppedRows: 0 });
  });
});

withAnswers("every field of TMDB's films", () => {
  test("is read, or is ignored for a reason that is written down", () => {
    const fields = new Set([...FILMS.flatMap((file) => fieldsOf(json(file))), ...fieldsOf(wholeFilm())]);
    const known = [...READ_FIELDS, ...Object.keys(READ_WHERE_NEEDED), ...Object.keys(IGNORED_FIELDS)];
    // A block that is empty or null in one film has fields in another.
    const isEmptyBlock = (field: string) =>
      READ_FIELDS.some((read) => read.startsWith(`${field}.`) || read.startsWith(`${field}[`));
    const unknown = [...fields].filter((field) => !startsWithAny(field, known) && !isEmptyBlock(field));
    expect(unknown).toEqual([]);
  });

  test.each(READ_FIELDS)("%s changes what is stored when it changes", (field) => {
    const whole = wholeFilm();
    expect(stored(changed(whole, field))).not.toBe(stored(whole));
  });
});
