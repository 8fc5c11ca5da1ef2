import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type CandidateSource, tmdbCandidates } from "../../../src/providers/index.ts";
import {
  startTmdbStandIn,
  startWikimediaStandIn,
  type TmdbStandIn,
  type WikimediaStandIn,
} from "../../standins/index.ts";
import { failureOf, tmdbClientOver, wikimediaOver } from "./providerFixtures.ts";

type Opened = { readonly source: CandidateSource; readonly standIn: TmdbStandIn | WikimediaStandIn };

const SOURCES: readonly (readonly [name: string, open: () => Promise<Opened>])[] = [
  [
    "TMDB",
    async () => {
      const standIn = await startTmdbStandIn();
      return { standIn, source: tmdbCandidates(tmdbClientOver(standIn, { inLanguage: "en" }).tmdb) };
    },
  ],
  [
    "Wikidata",
    async () => {
      const standIn = await startWikimediaStandIn();
      return { standIn, source: wikimediaOver(standIn, { inLanguage: "en" }).wikimedia.candidates() };
    },
  ],
];

const signal = new AbortController().signal;

describe.each(SOURCES)("%s as a source of candidates", (_, open) => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.standIn.close());

  test("finds every namesake of a title, each under its own ids", async () => {
    const found = await opened.source.search({ title: "The Glass Orchard" }, signal);
    expect(found.map((film) => film.year).toSorted()).toEqual([1984, 1985, 2021]);
    expect(new Set(found.map((film) => film.tmdbId)).size).toBe(3);
    expect(found.every((film) => film.provider === opened.source.provider && film.isFilm)).toBe(true);
  });

  test("finds a film by a translated and by its original title", async () => {
    expect(await opened.source.search({ title: "Le Samouraï de papier" }, signal)).toMatchObject([
      { title: "The Paper Samurai" },
    ]);
    expect(await opened.source.search({ title: "紙の侍" }, signal)).toMatchObject([{ originalTitle: "紙の侍" }]);
  });

  test("has no candidate for what it does not know", async () => {
    expect(await opened.source.search({ title: "zxqv" }, signal)).toEqual([]);
    expect(await opened.source.byId({ tmdb: 5 }, signal)).toBeNull();
    expect(await opened.source.byId({ imdb: "tt1234567" }, signal)).toBeNull();
    expect(await opened.source.byId({}, signal)).toBeNull();
  });

  test("finds a film by either id, and by the second when the first is unknown", async () => {
    for (const ids of [{ tmdb: 4_000_003 }, { imdb: "tt90000003" }, { tmdb: 5, imdb: "tt90000003" }]) {
      expect(await opened.source.byId(ids, signal)).toMatchObject({ year: 1984, title: "The Glass Orchard" });
    }
  });

  test("tells all titles, the duration and the directors in detail", async () => {
    const film = await opened.source.byId({ tmdb: 4_000_001 }, signal);
    expect(await opened.source.detail?.(film!, signal)).toMatchObject({
      alternativeTitles: expect.arrayContaining(["Le Phare bleu"]),
      runtimeMinutes: 97,
      directors: ["Klara Vogt"],
      imdbId: "tt90000001",
      wikidataId: "Q900000001",
    });
  });

  test.each([
    "<img src=x onerror=alert(1)>",
    "x".repeat(10_000),
    "' OR 1=1 --",
    "\u202Etxet",
    "…",
    'NEAR("',
    "|".repeat(400),
  ])("treats %j as words", async (title) => {
    expect(await opened.source.search({ title }, signal)).toEqual([]);
  });

  test("does not begin what was given up", async () => {
    expect((await failureOf(opened.source.search({ title: "cinder" }, AbortSignal.abort()))).name).toBe("AbortError");
    expect(opened.standIn.requests).toHaveLength(0);
  });

  test("throws when the provider is down, for that is not 'nothing found'", async () => {
    opened.standIn.goDown();
    expect(await failureOf(opened.source.search({ title: "cinder" }, signal))).toMatchObject({
      code: "provider_unreachable",
    });
    expect(await failureOf(opened.source.byId({ tmdb: 4_000_001 }, signal))).toMatchObject({
      code: "provider_unreachable",
    });
  });
});
