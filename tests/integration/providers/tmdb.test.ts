import { afterEach, beforeEach, expect, test } from "vitest";
import { type FilmFact, tmdbCandidates } from "../../../src/providers/index.ts";
import { startTmdbStandIn, type TmdbStandIn } from "../../standins/index.ts";
import { failureOf, SECRET, tmdbClientOver } from "./providerFixtures.ts";

let standIn: TmdbStandIn;
beforeEach(async () => {
  standIn = await startTmdbStandIn();
});
afterEach(() => standIn.close());

const LIGHTHOUSE = 4_000_001;
const signal = new AbortController().signal;

function fact(facts: readonly FilmFact[], field: FilmFact["field"], language: string | null = null): unknown {
  return facts.find((one) => one.field === field && one.language === language)?.value;
}

test("a film comes in one call, with titles and genres in both languages", async () => {
  const { tmdb } = tmdbClientOver(standIn, { inLanguage: "fr" });
  const film = await tmdb.film(LIGHTHOUSE);

  expect(standIn.requests).toHaveLength(1);
  expect(standIn.requests[0]?.parameters).toMatchObject({
    language: "fr-FR",
    append_to_response:
      "credits,external_ids,alternative_titles,translations,release_dates,keywords,images,videos,recommendations,similar",
    include_image_language: "fr,en,null",
    include_video_language: "fr,en,null",
  });
  expect(film.ids).toEqual({ tmdb: LIGHTHOUSE, imdb: "tt90000001", wikidata: "Q900000001" });
  expect(fact(film.facts, "title", "fr")).toBe("Le Phare bleu");
  expect(fact(film.facts, "title", "en")).toBe("The Blue Lighthouse");
  expect(fact(film.facts, "originalTitle", "de")).toBe("Das blaue Feuer");
  expect(fact(film.facts, "year")).toBe(1971);
  expect(fact(film.facts, "runtimeMinutes")).toBe(97);
  expect(fact(film.facts, "genres", "fr")).toEqual([
    { id: 18, name: "Drame" },
    { id: 9648, name: "Mystère" },
  ]);
  expect(fact(film.facts, "genres", "en")).toEqual([
    { id: 18, name: "Drama" },
    { id: 9648, name: "Mystery" },
  ]);
  expect(fact(film.facts, "tagline", "fr")).toBeUndefined();
  expect(fact(film.facts, "tagline", "en")).toBe("Nobody forgets The Blue Lighthouse.");
  expect(film.people.filter((credit) => credit.job === "director")).toMatchObject([{ name: "Klara Vogt", order: 0 }]);
  expect(film.people.filter((credit) => credit.job === "actor").map((credit) => credit.character)).toEqual([
    "The keeper",
    "A stranger",
    "The judge",
    "Anna",
  ]);
  expect(film.similar).toHaveLength(20);
  expect(film.images).toEqual({ poster: "/poster-4000001.jpg", backdrop: "/backdrop-4000001.png" });
  expect(film.droppedRows).toBe(0);
});

test("titles and texts are those of the country that was asked for; an empty title is the original's", async () => {
  const { tmdb } = tmdbClientOver(standIn, { inLanguage: "fr" });
  standIn.answerNext({
    id: 550,
    title: "Fight Club",
    original_title: "Fight Club",
    original_language: "en",
    overview: "Le narrateur, en France.",
    tagline: "Le chaos. Confusion. Savon.",
    translations: {
      translations: [
        { iso_639_1: "fr", iso_3166_1: "CA", data: { title: "", overview: "Le narrateur, au Québec.", tagline: "" } },
        { iso_639_1: "en", iso_3166_1: "US", data: { title: "", overview: "", tagline: "Mischief. Mayhem. Soap." } },
        {
          iso_639_1: "fr",
          iso_3166_1: "FR",
          data: { title: "Fight Club", overview: "Le narrateur, en France.", tagline: "Le chaos. Confusion. Savon." },
        },
      ],
    },
  });
  const { facts } = await tmdb.film(550);
  expect(fact(facts, "tagline", "fr")).toBe("Le chaos. Confusion. Savon.");
  expect(fact(facts, "overview", "fr")).toBe("Le narrateur, en France.");
  expect(fact(facts, "overview", "fr-CA")).toBe("Le narrateur, au Québec.");
  expect(fact(facts, "tagline", "fr-CA")).toBeUndefined();
  expect(["fr", "fr-CA", "en"].map((tag) => fact(facts, "title", tag))).toEqual(Array(3).fill("Fight Club"));
});

test("the poster is in the language that was asked for, where there is one", async () => {
  const image = (file_path: string, iso_639_1: string | null) => ({ file_path, iso_639_1, vote_average: 5 });
  const posters = [image("/english.jpg", "en"), image("/french.jpg", "fr"), image("/wordless.jpg", null)];
  const posterOf = async (poster_path: string | null, inLanguage: "fr" | "en") => {
    standIn.answerNext({ id: 1, title: "A", poster_path, images: { posters, backdrops: [] } });
    return (await tmdbClientOver(standIn, { inLanguage }).tmdb.film(1)).images.poster;
  };
  expect(await posterOf("/english.jpg", "fr")).toBe("/french.jpg");
  expect(await posterOf("/english.jpg", "en")).toBe("/english.jpg");
  // Images without text, or missing from the list, are TMDB's choice for that language.
  expect(await posterOf("/wordless.jpg", "fr")).toBe("/wordless.jpg");
  expect(await posterOf("/other.jpg", "fr")).toBe("/other.jpg");
  expect(await posterOf(null, "fr")).toBe("/french.jpg");
});

test("parts that are missing from an answer are named, so that they are not taken for empty", async () => {
  const { tmdb } = tmdbClientOver(standIn);
  expect((await tmdb.film(LIGHTHOUSE)).missingParts).toEqual([]);
  standIn.answerNext({
    id: 1,
    title: "A",
    genres: [],
    production_countries: [],
    keywords: { keywords: [{ id: "x" }] },
  });
  expect((await tmdb.film(1)).missingParts).toEqual([
    "people",
    "alternativeTitles",
    "similar",
    "translations",
    "keywords",
    "studios",
    "spokenLanguages",
    "originCountries",
    "accounts",
    "images",
    "trailer",
    "releases",
  ]);
});

test("an unknown duration is no duration of 0 minutes", async () => {
  const { tmdb } = tmdbClientOver(standIn);
  const unknown = standIn.films.find((film) => film.runtimeMinutes === null);
  const film = await tmdb.film(unknown?.tmdbId ?? 0);
  expect(fact(film.facts, "runtimeMinutes")).toBeUndefined();
});

test("films of the same name are distinguished by the year, in the requested field", async () => {
  const { tmdb } = tmdbClientOver(standIn, { inLanguage: "en" });
  expect((await tmdb.searchFilms({ title: "glass orchard" })).map((film) => film.year)).toEqual([1984, 1985, 2021]);
  expect(await tmdb.searchFilms({ title: "glass orchard", year: 1985 })).toMatchObject([
    { year: 1985, title: "The Glass Orchard" },
  ]);
  await tmdb.searchFilms({ title: "glass orchard", year: 1985, yearField: "any" });
  expect(standIn.requests.map((seen) => [seen.parameters.primary_release_year, seen.parameters.year])).toEqual([
    [undefined, undefined],
    ["1985", undefined],
    [undefined, "1985"],
  ]);
});

test("no result is an empty list, and an empty title sends no request", async () => {
  const { tmdb } = tmdbClientOver(standIn);
  expect(await tmdb.searchFilms({ title: "zxqv" })).toEqual([]);
  expect(await tmdb.searchFilms({ title: "  " })).toEqual([]);
  expect(standIn.requests).toHaveLength(1);
});

test("a film that is gone is final for its id, and no outage", async () => {
  const { tmdb } = tmdbClientOver(standIn);
  expect(await failureOf(tmdb.film(999))).toMatchObject({ code: "not_found_at_provider" });
  expect(tmdb.health()).toMatchObject({ state: "ok" });
});

test("a bad row in a list is left out and counted, the rest stays", async () => {
  const { tmdb } = tmdbClientOver(standIn);
  standIn.answerNext({
    id: 1,
    title: "",
    original_title: "Kept",
    genres: [{ id: 18, name: "Drame" }, { id: "x" }, null],
    credits: { cast: [{ id: 5, name: "A" }, { name: "no id" }], crew: "none" },
    poster_path: "//evil.example/x.jpg",
    external_ids: { imdb_id: "", wikidata_id: "P31" },
    release_date: "",
  });
  const film = await tmdb.film(1);
  expect(film).toMatchObject({ ids: { tmdb: 1 }, images: {}, droppedRows: 3 });
  expect(film.ids).toEqual({ tmdb: 1 });
  expect(film.people).toHaveLength(1);
  expect(fact(film.facts, "year")).toBeUndefined();
});

test("an answer of another shape is invalid, not an outage", async () => {
  const { tmdb } = tmdbClientOver(standIn);
  standIn.answerNext({ results: "none" });
  expect(await failureOf(tmdb.film(1))).toMatchObject({
    code: "provider_answer_invalid",
    facts: { reason: "unexpected_shape" },
  });
});

test("a wrong key stops all calls at once, and a new one counts at once", async () => {
  let key = SECRET;
  const { tmdb } = tmdbClientOver(standIn, { key: () => key });
  standIn.wrongKey();
  expect(await failureOf(tmdb.film(LIGHTHOUSE))).toMatchObject({
    code: "provider_refused",
    facts: { reason: "wrong_key" },
  });
  for (let time = 0; time < 5; time += 1) await failureOf(tmdb.film(LIGHTHOUSE));
  expect(standIn.requests).toHaveLength(1);
  expect(tmdb.health()).toMatchObject({ state: "refused", detail: "wrong_key" });

  standIn.rightKey();
  key = "fedcba9876543210fedcba9876543210";
  expect(await tmdb.film(LIGHTHOUSE)).toMatchObject({ ids: { tmdb: LIGHTHOUSE } });
});

test("an account with an unconfirmed e-mail address is reported as such", async () => {
  const { tmdb } = tmdbClientOver(standIn);
  standIn.wrongKey(32);
  expect(await tmdb.checkKey()).toEqual({ kind: "refused", reason: "email_unconfirmed" });
  standIn.rightKey();
  expect(await tmdb.checkKey()).toEqual({ kind: "accepted" });
});

test("without a key nothing is asked", async () => {
  const { tmdb } = tmdbClientOver(standIn, { key: null });
  expect(await failureOf(tmdb.film(LIGHTHOUSE))).toMatchObject({
    code: "provider_refused",
    facts: { reason: "no_key" },
  });
  expect(await tmdb.checkKey()).toEqual({ kind: "missing" });
  expect(tmdb.health()).toMatchObject({ state: "unconfigured" });
  expect(standIn.requests).toHaveLength(0);
});

test("a v4 token travels in a header, a v3 key in the address", async () => {
  const token = "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl";
  await tmdbClientOver(standIn, { key: token }).tmdb.film(LIGHTHOUSE);
  await tmdbClientOver(standIn, { key: SECRET }).tmdb.film(LIGHTHOUSE);
  expect(standIn.requests.map((seen) => [seen.headers.authorization, seen.parameters.api_key])).toEqual([
    [`Bearer ${token}`, undefined],
    [undefined, SECRET],
  ]);
});

test("recommendations come by pages, and end", async () => {
  const { tmdb } = tmdbClientOver(standIn);
  const first = await tmdb.recommendations(LIGHTHOUSE, 1);
  const second = await tmdb.recommendations(LIGHTHOUSE, 2);
  expect([first.films.length, second.films.length, first.totalPages]).toEqual([20, 5, 2]);
  expect(new Set([...first.films, ...second.films].map((film) => film.tmdbId)).size).toBe(25);
  expect(await tmdb.recommendations(LIGHTHOUSE, 501)).toMatchObject({ films: [] });
});

test("pictures come as bytes, without the key, from the image host alone", async () => {
  const { tmdb } = tmdbClientOver(standIn);
  const { bytes, contentType } = await tmdb.image("/poster-4000001.jpg", "w342");
  expect(contentType).toBe("image/jpeg");
  expect([...bytes.slice(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
  expect(JSON.stringify(standIn.requests)).not.toContain(SECRET);
  for (const path of [
    "//evil.example/x.jpg",
    "/../3/movie/1.jpg",
    "/a.svg",
    "http://evil.example/x.jpg",
    "/x.jpg?y",
    "/%2e%2e/x.jpg",
  ]) {
    expect(await failureOf(tmdb.image(path, "w342"))).toMatchObject({ facts: { reason: "bad_address" } });
  }
  expect(standIn.requests).toHaveLength(1);
});

test("as a source of candidates it searches by text and by both kinds of id, and lists all titles", async () => {
  const source = tmdbCandidates(tmdbClientOver(standIn, { inLanguage: "en" }).tmdb);
  const [found] = await source.search({ title: "cinder road 2" }, signal);
  expect(found).toMatchObject({ provider: "tmdb", title: "Cinder Road II", year: 1999, isFilm: true });
  expect(await source.byId({ imdb: "tt90000007" }, signal)).toMatchObject({ tmdbId: found?.tmdbId });
  expect(await source.byId({ tmdb: 999 }, signal)).toBeNull();
  expect(await source.byId({ imdb: "nm0000001" }, signal)).toBeNull();
  expect(await source.detail?.(found!, signal)).toMatchObject({
    alternativeTitles: ["Cinder Road 2", "La Route des cendres 2"],
    runtimeMinutes: 101,
    directors: ["Tomas Lindqvist"],
    imdbId: "tt90000007",
  });
});
