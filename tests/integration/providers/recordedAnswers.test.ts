import { describe, expect, onTestFinished, test } from "vitest";
import type { FilmFact, ProviderFilm } from "../../../src/providers/index.ts";
import {
  type RecordedAnswer,
  readRecordedAnswers,
  recordedJson,
  startTmdbStandIn,
  startWikimediaStandIn,
} from "../../standins/index.ts";
import { failureOf, tmdbClientOver, wikimediaOver } from "./providerFixtures.ts";

const answers = readRecordedAnswers() ?? new Map<string, RecordedAnswer>();
const withAnswers = describe.skipIf(answers.size === 0);
function answer(file: string): RecordedAnswer {
  const found = answers.get(file);
  if (!found) throw new Error(`no recorded answer ${file}`);
  return found;
}

async function openTmdb(inLanguage: "fr" | "en" = "fr") {
  const standIn = await startTmdbStandIn();
  onTestFinished(() => standIn.close());
  return { standIn, ...tmdbClientOver(standIn, { inLanguage }) };
}

async function openWikimedia(inLanguage: "fr" | "en" = "fr") {
  const standIn = await startWikimediaStandIn();
  onTestFinished(() => standIn.close());
  return { standIn, ...wikimediaOver(standIn, { inLanguage }) };
}

/** *Fight Club* with the blocks that were recorded separately, as a single request returns them. */
function fightClub() {
  const block = (file: string) => recordedJson(answers, file);
  return {
    ...block("tmdb-movie-550-2025.json"),
    translations: block("tmdb-movie-550-translations.json"),
    alternative_titles: block("tmdb-movie-550-alternative_titles.json"),
    release_dates: block("tmdb-movie-550-release_dates.json"),
    credits: block("tmdb-movie-550-credits.json"),
    recommendations: block("tmdb-movie-550-recommendations.json"),
    videos: block("tmdb-movie-550-videos-2022.json"),
    similar: { results: [] },
  };
}

function factOf(film: ProviderFilm, field: FilmFact["field"], language: string | null = null): unknown {
  return film.facts.find((fact) => fact.field === field && fact.language === language)?.value;
}

const namesOf = (film: ProviderFilm, job: string) =>
  film.people.filter((person) => person.job === job).map(({ name }) => name);

withAnswers("TMDB's film as recorded", () => {
  test("has the title, the overview and the tagline of France, though Quebec's stand before them", async () => {
    const { tmdb, standIn } = await openTmdb();
    standIn.answerNext(fightClub());
    const film = await tmdb.film(550);
    expect(factOf(film, "title", "fr")).toBe("Fight Club");
    expect(factOf(film, "tagline", "fr")).toBe("Le chaos. Confusion. Savon.");
    expect(factOf(film, "overview", "fr")).toContain("plateaux‐repas");
    expect(factOf(film, "overview", "fr-CA")).toContain("plateaux-repas");
    expect(factOf(film, "tagline", "fr-CA")).toBeUndefined();
  });

  test("has its authors, composers, cinematographers and portraits", async () => {
    const { tmdb, standIn } = await openTmdb();
    standIn.answerNext(fightClub());
    const film = await tmdb.film(550);
    expect(namesOf(film, "author")).toContain("Chuck Palahniuk");
    expect(namesOf(film, "writer")).toContain("Jim Uhls");
    expect(namesOf(film, "composer").length).toBeGreaterThan(0);
    expect(film.people.filter(({ profilePath }) => profilePath).length).toBeGreaterThan(20);

    standIn.answerNext(recordedJson(answers, "tmdb-movie-12313-appended.json"));
    const older = await tmdb.film(12_313);
    expect(namesOf(older, "composer").length).toBeGreaterThan(0);
    expect(older.ids).toEqual({ tmdb: 12_313, imdb: "tt0409732" });
  });

  test("has trailer, ratings and releases by country, keywords, studios, languages, countries and images", async () => {
    const { tmdb, standIn } = await openTmdb();
    standIn.answerNext(fightClub());
    const film = await tmdb.film(550);
    expect(factOf(film, "trailer", "en")).toEqual({ site: "YouTube", key: "BdJKm16Co6M", name: "#TBT Trailer" });
    const of = (field: FilmFact["field"], country: string) =>
      (factOf(film, field) as { country: string }[]).find((row) => row.country === country);
    // The cinema release is rated 16; a later streaming release 18.
    expect(of("certification", "FR")).toEqual({ country: "FR", certification: "16" });
    expect(of("releaseDates", "FR")).toEqual({ country: "FR", date: "1999-11-10" });
    // Its premieres are first and have no certification.
    expect(of("certification", "US")).toEqual({ country: "US", certification: "R" });
    expect(of("releaseDates", "US")).toEqual({ country: "US", date: "1999-10-15" });
    expect(factOf(film, "keywords", "en")).toContainEqual({ id: 818, name: "based on novel or book" });
    expect(factOf(film, "studios")).toContainEqual({ id: 508, name: "Regency Enterprises", country: "US" });
    expect(factOf(film, "spokenLanguages")).toEqual([{ code: "en", name: "English" }]);
    expect(factOf(film, "originCountries")).toEqual(["US"]);
    expect(factOf(film, "originalLanguage")).toBe("en");
    expect(factOf(film, "voteCount")).toBe(30_717);
    expect(factOf(film, "accounts")).toEqual({ facebook: "FightClub" });
    expect(factOf(film, "budget")).toBe(63_000_000);
    expect(factOf(film, "images")).toMatchObject({
      logos: expect.arrayContaining([expect.objectContaining({ path: "/7Uqhv24pGJs4Ns31NoOPWFJGWNG.png" })]),
    });
    // 21 rows on a page of 20: the last one is the first of the next page.
    expect(film.similar).toHaveLength(20);
  });

  test("asks once for the films of its collection, for all films of it", async () => {
    const { tmdb, standIn } = await openTmdb("en");
    standIn.replayNext(answer("tmdb-movie-348-2025.json"));
    standIn.replayNext(answer("tmdb-collection-8091-2025.json"));
    const film = await tmdb.film(348);
    expect(factOf(film, "collection", "en")).toMatchObject({ id: 8_091 });
    const parts = factOf(film, "collectionParts", "en") as { title: string; year: number }[];
    expect(parts.slice(0, 2)).toMatchObject([
      { title: "Alien", year: 1979 },
      { title: "Aliens", year: 1986 },
    ]);
    standIn.replayNext(answer("tmdb-movie-348-2025.json"));
    expect(factOf(await tmdb.film(348), "collectionParts", "en")).toEqual(parts);
    expect(standIn.requests.filter(({ path }) => path.includes("/collection/"))).toHaveLength(1);
  });

  test("keeps what is stored of a collection that cannot be had now", async () => {
    const { tmdb, standIn } = await openTmdb("en");
    standIn.replayNext(answer("tmdb-movie-348-2025.json"));
    standIn.failNext(503);
    const film = await tmdb.film(348);
    expect(factOf(film, "collection", "en")).toMatchObject({ id: 8_091 });
    expect(film.missingParts).toContain("collectionParts");
  });

  test("is the same however the answer is compressed", async () => {
    const { tmdb, standIn } = await openTmdb();
    const films: ProviderFilm[] = [];
    for (const encoding of ["identity", "gzip", "br"] as const) {
      standIn.replayNext(answer("tmdb-movie-550-2025.json"), encoding);
      films.push(await tmdb.film(550));
    }
    expect(films[1]).toEqual(films[0]);
    expect(films[2]).toEqual(films[0]);
  });

  test("of a film that nobody described yet has no runtime of 0, no rating of 0 and no empty date", async () => {
    const { tmdb, standIn } = await openTmdb("en");
    standIn.replayNext(answer("tmdb-movie-latest-2022.json"));
    const { id } = recordedJson(answers, "tmdb-movie-latest-2022.json");
    const film = await tmdb.film(Number(id));
    const fields = film.facts.map(({ field }) => field);
    for (const field of ["runtimeMinutes", "voteAverage", "voteCount", "releaseDate", "year", "tagline", "budget"])
      expect(fields).not.toContain(field);
  });
});

withAnswers("refusals as recorded", () => {
  test.each([
    ["tmdb-error-status-401.json", "provider_refused", { reason: "wrong_key" }],
    ["tmdb-error-status-response.json", "not_found_at_provider", { provider: "tmdb" }],
    ["tmdb-error-status-400.json", "provider_answer_invalid", { reason: "request_refused" }],
    ["tmdb-error-status-422.json", "provider_answer_invalid", { reason: "request_refused" }],
  ])("%s of TMDB is %s", async (file, code, facts) => {
    const { tmdb, standIn } = await openTmdb();
    standIn.replayNext(answer(file));
    expect(await failureOf(tmdb.film(550))).toMatchObject({ code, facts });
  });

  test("a film that is gone is gone under status 200 too", async () => {
    const { tmdb, standIn } = await openTmdb();
    standIn.replayNext({ ...answer("tmdb-error-status-response.json"), status: 200 });
    expect(await failureOf(tmdb.film(550))).toMatchObject({ code: "not_found_at_provider" });
  });

  test("Wikimedia's 403 is Wikimedia's, says why, and ends after its wait", async () => {
    const { wikimedia, standIn, clock } = await openWikimedia();
    standIn.replayNext(answer("wikimedia-error-403.txt"));
    const error = await failureOf(wikimedia.items(["Q900000001"]));
    expect(error).toMatchObject({
      code: "provider_blocked",
      facts: { provider: "wikimedia", detail: expect.stringContaining("set a user-agent") },
    });
    // No request is sent in the meantime, and the cause is the same.
    expect(await failureOf(wikimedia.items(["Q900000001"]))).toMatchObject({ code: "provider_blocked" });
    expect(standIn.requests).toHaveLength(1);
    clock.advance(60_000);
    expect((await wikimedia.items(["Q900000001"])).size).toBe(1);
  });

  test("Wikimedia's 429 page and its maxlag are waits", async () => {
    const { wikimedia, standIn } = await openWikimedia();
    standIn.replayNext(answer("wikimedia-error-429-title.html"));
    expect(await failureOf(wikimedia.items(["Q1"]))).toMatchObject({ code: "provider_rate_limited" });
    wikimedia.reset();
    standIn.replayNext(answer("wikimedia-error-maxlag.json"));
    expect(await failureOf(wikimedia.items(["Q1"], { isBackground: true }))).toMatchObject({
      code: "provider_rate_limited",
      facts: { retryAfterMs: 5_000 },
    });
    expect((await wikimedia.items(["Q900000001"])).size).toBe(1);
  });

  test.each([
    ["a page", 403, "text/html", "<html><title>Web filter</title></html>"],
    ["a page without its type", 403, "", "<!DOCTYPE html><h1>Denied</h1>"],
    ["a login of the network", 511, "text/html", "<html>Log in</html>"],
  ])("%s of a proxy is the network's, and blames neither the key nor the service", async (_, status, type, body) => {
    const { tmdb, standIn } = await openTmdb();
    standIn.sendNext(status, type, body);
    expect(await failureOf(tmdb.film(550))).toMatchObject({ code: "provider_intercepted", facts: { by: "network" } });
  });
});

withAnswers("Wikidata's items as recorded", () => {
  test("a year is no first of January", async () => {
    const { wikimedia, standIn } = await openWikimedia();
    standIn.replayNext(answer("wikidata-Q2262932-2018.json"));
    const [film] = await wikimedia.films([...(await wikimedia.items(["Q2262932"])).values()]);
    expect(factOf(film!, "year")).toBe(1931);
    expect(factOf(film!, "releaseDate")).toBeUndefined();
    expect(factOf(film!, "title", "fr")).toBe("Les Carrefours de la ville");
  });

  test("a deleted item, and a title of no page, are not there", async () => {
    const { wikimedia, standIn } = await openWikimedia();
    standIn.replayNext(answer("wikidata-deleted-Q10908976.json"));
    expect((await wikimedia.items(["Q10908976"])).size).toBe(0);
    const missing = recordedJson(answers, "wikidata-missing-title-2026.json") as { entities: object };
    const deleted = recordedJson(answers, "wikidata-deleted-Q10908976.json") as { entities: object };
    standIn.answerNext({ entities: { ...missing.entities, ...deleted.entities } });
    expect((await wikimedia.items(["Q10908976"])).size).toBe(0);
  });

  test("a statement that says there is no value says nothing", async () => {
    const { wikimedia, standIn } = await openWikimedia("en");
    standIn.replayNext(answer("wikidata-novalue-Q483718.json"));
    expect((await wikimedia.items(["Q483718"])).get("Q483718")?.labels.get("en")).toBe("Foo Fighters");
  });

  test("one unacceptable id hides no other", async () => {
    const { wikimedia, standIn } = await openWikimedia();
    const refused = { error: { code: "no-such-entity", info: "Could not find an entity", id: "Q999999999999" } };
    // The whole batch, the half with the id, and the id alone are refused.
    standIn.answerNext(refused);
    standIn.answerNext(refused);
    standIn.answerNext(refused);
    const found = await wikimedia.items(["Q999999999999", "Q5", "Q900000001", "Q900000002"]);
    expect([...found.keys()].toSorted()).toEqual(["Q900000001", "Q900000002"]);
  });

  test("a label of another language that stands in for a missing one is no title in that language", async () => {
    const { wikimedia, standIn } = await openWikimedia("fr");
    standIn.answerNext({
      entities: {
        Q1: {
          id: "Q1",
          labels: {
            fr: { language: "en", value: "The Lamp", "for-language": "fr" },
            en: { language: "en", value: "The Lamp" },
          },
          claims: {},
        },
      },
    });
    const [film] = await wikimedia.films([...(await wikimedia.items(["Q1"])).values()]);
    expect(film?.facts.filter(({ field }) => field === "title")).toMatchObject([{ language: "en", value: "The Lamp" }]);
  });

  test("a day of the Julian calendar is stored as that of ours", async () => {
    const { wikimedia, standIn } = await openWikimedia("fr");
    const time = (text: string, calendar: string) => ({
      rank: "normal",
      mainsnak: {
        snaktype: "value",
        datavalue: {
          value: { time: text, precision: 11, calendarmodel: `http://www.wikidata.org/entity/${calendar}` },
        },
      },
    });
    standIn.answerNext({
      entities: { Q1: { id: "Q1", claims: { P577: [time("+1908-10-15T00:00:00Z", "Q1985786")] } } },
    });
    const [film] = await wikimedia.films([...(await wikimedia.items(["Q1"])).values()]);
    expect(factOf(film!, "releaseDate")).toBe("1908-10-28");
  });

  test("searches with and without an answer are read, and what continues is no failure", async () => {
    const { wikimedia, standIn } = await openWikimedia();
    standIn.replayNext(answer("wikidata-search-continue-2026.json"));
    await wikimedia.findItems({ tmdbIds: [1] });
    expect(standIn.requests.at(-1)?.parameters.ids).toContain("Q65");
    standIn.replayNext(answer("wikidata-search-none-2026.json"));
    expect((await wikimedia.findItems({ tmdbIds: [1] })).size).toBe(0);
  });
});

withAnswers("Wikipedia's pages as recorded", () => {
  test.each([
    [
      "wikipedia-disambiguation.json",
      "Douglas Adams (disambiguation)",
      "Q42",
      { kind: "not_found", reason: "disambiguation" },
    ],
    ["wikipedia-redirect.json", "Adams, Douglas", "Q42", { kind: "found", title: "Douglas Adams" }],
    ["wikipedia-redirect.json", "Adams, Douglas", "Q1", { kind: "not_found", reason: "other_item" }],
    [
      "wikipedia-missing-2026.json",
      "NonExistentPage WikiAPI Test 12345",
      "Q1",
      { kind: "not_found", reason: "missing" },
    ],
  ])("%s is read as what it is", async (file, title, item, outcome) => {
    const { wikimedia, standIn } = await openWikimedia("en");
    const body = { ...recordedJson(answers, file), continue: undefined };
    standIn.answerNextArticles(body);
    expect(await wikimedia.articles([{ language: "en", title, item }])).toMatchObject([outcome]);
  });
});
