import { afterEach, beforeEach, expect, test } from "vitest";
import { chooseArticle, type FilmFact, tmdbIdOf } from "../../../src/providers/index.ts";
import { yieldToEventLoop } from "../../../src/time/index.ts";
import { SMALL_CATALOGUE, startWikimediaStandIn, type WikimediaStandIn } from "../../standins/index.ts";
import { failureOf, wikimediaOver } from "./providerFixtures.ts";

let standIn: WikimediaStandIn;
beforeEach(async () => {
  standIn = await startWikimediaStandIn();
});
afterEach(() => standIn.close());

const LIGHTHOUSE = "Q900000001";
const signal = new AbortController().signal;

function fact(facts: readonly FilmFact[], field: FilmFact["field"], language: string | null = null): unknown {
  return facts.find((one) => one.field === field && one.language === language)?.value;
}

const askedIn = (action: string) => standIn.requests.filter((seen) => seen.parameters.action === action);

test("every request names the program, its version and a contact; one that nobody waits for gives way", async () => {
  const { wikimedia } = wikimediaOver(standIn);
  await wikimedia.items([LIGHTHOUSE]);
  expect(standIn.requests[0]?.headers["user-agent"]).toMatch(
    /^Filmotheque\/0\.1\.0 \(https:\/\/\S+\) node\/\d+\.\d+\.\d+$/,
  );
  expect(standIn.requests[0]?.headers["accept-encoding"]).toContain("gzip");
  expect(standIn.requests[0]?.parameters).toMatchObject({ languages: "fr|en|mul", languagefallback: "1" });
  expect(standIn.requests[0]?.parameters).not.toHaveProperty("maxlag");
  await wikimedia.items([LIGHTHOUSE], { isBackground: true });
  await wikimedia.articles([{ language: "fr", title: "X", item: "Q1" }], { isBackground: true });
  expect(standIn.requests.slice(1).map(({ parameters }) => parameters.maxlag)).toEqual(["5", "5"]);
});

test("forty TMDB ids become items in a few searches and one call for the items", async () => {
  const { wikimedia } = wikimediaOver(standIn);
  const ids = SMALL_CATALOGUE.map((film) => film.tmdbId);
  const items = await wikimedia.findItems({ tmdbIds: [...ids, 77, 77] });

  expect(items.size).toBe(ids.length);
  expect(tmdbIdOf(items.get(String(ids[3]))!)).toBe(ids[3]);
  expect(askedIn("wbgetentities")).toHaveLength(1);
  const searches = askedIn("query");
  expect(searches.length).toBeLessThanOrEqual(4);
  expect(searches.every((seen) => (seen.parameters.srsearch?.length ?? 0) <= 300)).toBe(true);
});

test("IMDb ids find films, names of people find nothing", async () => {
  const { wikimedia } = wikimediaOver(standIn);
  const items = await wikimedia.findItems({ imdbIds: ["tt90000001", "nm0000001", "tt0000000"] });
  expect([...items.keys()]).toEqual(["tt90000001"]);
  expect(items.get("tt90000001")?.id).toBe(LIGHTHOUSE);
});

test("items come fifty a call", async () => {
  const { wikimedia } = wikimediaOver(standIn);
  const ids = Array.from({ length: 120 }, (_, index) => `Q${900_000_001 + index}`);
  const items = await wikimedia.items([...ids, "P31", "Q0x"]);
  expect(items.size).toBe(SMALL_CATALOGUE.length);
  expect(askedIn("wbgetentities").map((seen) => seen.parameters.ids?.split("|").length)).toEqual([50, 50, 20]);
});

test("a batch of items that is too long for one answer is asked for in halves", async () => {
  const { wikimedia } = wikimediaOver(standIn, { maxBytes: 40_000 });
  const items = await wikimedia.items(SMALL_CATALOGUE.map((film) => film.wikidataId));
  expect(items.size).toBe(SMALL_CATALOGUE.length);
});

test("an item that was merged is found under its old id", async () => {
  const { wikimedia } = wikimediaOver(standIn);
  standIn.answerNext({
    entities: {
      Q2: {
        id: "Q2",
        redirects: { from: "Q1", to: "Q2" },
        labels: { mul: { language: "mul", value: "Kept" } },
        claims: {},
      },
    },
  });
  expect((await wikimedia.items(["Q1"])).get("Q1")).toMatchObject({ id: "Q2" });
});

test("leads come twenty a call and language, each checked to belong to its item", async () => {
  const { wikimedia } = wikimediaOver(standIn, { inLanguage: "fr" });
  const items = await wikimedia.items(SMALL_CATALOGUE.map((film) => film.wikidataId));
  const wanted = [...items.values()].map((item) => chooseArticle(item, "fr")).filter((article) => article !== null);
  const stranger = { language: "fr", title: wanted[0]!.title, item: "Q5" };
  const outcomes = await wikimedia.articles([...wanted, stranger, { language: "fr", title: "Nulle part", item: "Q6" }]);

  expect(outcomes[0]).toMatchObject({
    kind: "found",
    language: "fr",
    title: "Le Phare bleu (film, 1971)",
    extract: expect.stringContaining("réalisé par Klara Vogt"),
    url: expect.stringMatching(/\/wiki\/Le_Phare_bleu_\(film%2C_1971\)$/),
    licence: "CC BY-SA 4.0",
  });
  expect(outcomes.filter((outcome) => outcome.kind === "found")).toHaveLength(wanted.length);
  expect(outcomes.slice(-2)).toMatchObject([
    { kind: "not_found", reason: "other_item" },
    { kind: "not_found", reason: "missing" },
  ]);
  const calls = standIn.requests.filter((seen) => seen.api === "wikipedia");
  expect(calls.map((seen) => seen.parameters.titles?.split("|").length)).toEqual([20, wanted.length + 2 - 20]);
});

test("redirects, continued answers and disambiguation pages are read as what they are", async () => {
  const { wikimedia } = wikimediaOver(standIn);
  const article = (title: string) => ({ language: "en", title, item: "Q1" });
  standIn.answerNext({
    continue: { excontinue: 1, continue: "||info" },
    query: {
      normalized: [{ from: "old name", to: "Old name" }],
      redirects: [{ from: "Old name", to: "New name" }],
      pages: [
        { title: "New name", fullurl: "https://en.wikipedia.org/wiki/New_name", pageprops: { wikibase_item: "Q1" } },
        { title: "Many", extract: "Many may refer to", pageprops: { wikibase_item: "Q1", disambiguation: "" } },
        { title: "Bare", fullurl: "javascript:alert(1)", pageprops: { wikibase_item: "Q1" } },
      ],
    },
  });
  standIn.answerNext({
    query: {
      pages: [
        { title: "New name", extract: "The lead." },
        { title: "Bare", extract: "Text." },
      ],
    },
  });
  expect(await wikimedia.articles([article("old name"), article("Many"), article("Bare")])).toMatchObject([
    { kind: "found", title: "New name", extract: "The lead.", url: "https://en.wikipedia.org/wiki/New_name" },
    { kind: "not_found", reason: "disambiguation" },
    { kind: "found", url: expect.stringContaining("/wikipedia/en/wiki/Bare") },
  ]);
  expect(standIn.requests[1]?.parameters.excontinue).toBe("1");
});

test("the article is of the wanted language, else English, else the film's own", async () => {
  const { wikimedia } = wikimediaOver(standIn);
  const links = (...sites: string[]) => Object.fromEntries(sites.map((site) => [site, { title: `In ${site}` }]));
  const claims = {
    P1476: [
      { rank: "normal", mainsnak: { snaktype: "value", datavalue: { value: { text: "Titel", language: "de" } } } },
    ],
  };
  standIn.answerNext({
    entities: {
      Q1: { id: "Q1", claims, sitelinks: links("dewiki", "enwiki", "frwiki") },
      Q2: { id: "Q2", claims, sitelinks: links("dewiki", "enwiki", "commonswiki") },
      Q3: { id: "Q3", claims, sitelinks: links("dewiki", "itwiki") },
      Q4: { id: "Q4", claims, sitelinks: links("itwiki", "frwikiquote") },
    },
  });
  const items = await wikimedia.items(["Q1", "Q2", "Q3", "Q4"]);
  expect([...items.values()].map((item) => chooseArticle(item, "fr")?.title ?? null)).toEqual([
    "In frwiki",
    "In enwiki",
    "In dewiki",
    null,
  ]);
});

test("an item becomes a film, the names of all its people and genres in one further call", async () => {
  const { wikimedia } = wikimediaOver(standIn);
  const items = await wikimedia.items([LIGHTHOUSE, "Q900000002"]);
  const [film] = await wikimedia.films([...items.values()]);

  expect(askedIn("wbgetentities")).toHaveLength(2);
  expect(film?.ids).toEqual({ wikidata: LIGHTHOUSE, tmdb: 4_000_001, imdb: "tt90000001" });
  expect(fact(film!.facts, "title", "fr")).toBe("Le Phare bleu");
  expect(fact(film!.facts, "title", "en")).toBe("The Blue Lighthouse");
  expect(fact(film!.facts, "originalTitle", "de")).toBe("Das blaue Feuer");
  expect(fact(film!.facts, "year")).toBe(1971);
  expect(fact(film!.facts, "runtimeMinutes")).toBe(97);
  expect(fact(film!.facts, "genres", "fr")).toEqual([
    { id: 18, name: "Drame" },
    { id: 9648, name: "Mystère" },
  ]);
  expect(film?.people).toContainEqual({
    providerPersonId: expect.stringMatching(/^Q/),
    name: "Klara Vogt",
    job: "director",
    order: 0,
  });
});

test("preferred statements win, deprecated ones never count, the earliest date is the release", async () => {
  const { wikimedia } = wikimediaOver(standIn);
  const time = (text: string, precision: number, rank = "normal") => ({
    rank,
    mainsnak: { snaktype: "value", datavalue: { value: { time: text, precision } } },
  });
  const length = (amount: string, unit: string, rank = "normal") => ({
    rank,
    mainsnak: { snaktype: "value", datavalue: { value: { amount, unit: `http://www.wikidata.org/entity/${unit}` } } },
  });
  standIn.answerNext({
    entities: {
      Q1: {
        id: "Q1",
        claims: {
          P577: [
            time("+1950-00-00T00:00:00Z", 9, "deprecated"),
            time("+1972-05-01T00:00:00Z", 11),
            time("+1971-03-04T00:00:00Z", 11),
            time("+1900-00-00T00:00:00Z", 7),
          ],
          P2047: [length("+90", "Q7727"), length("+5820", "Q11574", "preferred")],
          P4947: [{ rank: "normal", mainsnak: { snaktype: "novalue" } }],
        },
      },
    },
  });
  const items = await wikimedia.items(["Q1"]);
  const [film] = await wikimedia.films([...items.values()]);
  expect(film?.ids).toEqual({ wikidata: "Q1" });
  expect(fact(film!.facts, "releaseDate")).toBe("1971-03-04");
  expect(fact(film!.facts, "runtimeMinutes")).toBe(97);
});

test("maxlag rests background requests to Wikidata and Wikipedia together, and no request that a person waits for", async () => {
  const { wikimedia, clock } = wikimediaOver(standIn);
  const article = { language: "fr", title: "X", item: "Q1" };
  standIn.maxlagNext({ retryAfterSeconds: 5 });
  expect(await failureOf(wikimedia.items([LIGHTHOUSE], { isBackground: true }))).toMatchObject({
    code: "provider_rate_limited",
    facts: { provider: "wikimedia", retryAfterMs: 5_000 },
  });
  expect(await failureOf(wikimedia.articles([article], { isBackground: true }))).toMatchObject({
    code: "provider_rate_limited",
  });
  expect(standIn.requests).toHaveLength(1);
  expect((await wikimedia.items([LIGHTHOUSE])).size).toBe(1);
  expect(await wikimedia.candidates().search({ title: "The Blue Lighthouse" }, signal)).not.toHaveLength(0);
  clock.advance(5_000);
  expect((await wikimedia.items([LIGHTHOUSE], { isBackground: true })).size).toBe(1);
});

test.each([
  ["a 429", () => standIn.failNext(429, { retryAfterSeconds: 60 }), "provider_rate_limited"],
  ["a 500", () => standIn.failNext(500), "provider_unreachable"],
  ["HTML instead of JSON", () => standIn.htmlNext(), "provider_unreachable"],
  ["half an answer", () => standIn.truncateNext(), "provider_unreachable"],
  ["a cut connection", () => standIn.goDown(), "provider_unreachable"],
  ["a refusal of our name", () => standIn.failNext(403), "provider_blocked"],
  [
    "an error of the API",
    () => standIn.answerNext({ error: { code: "badvalue", info: "?" } }),
    "provider_answer_invalid",
  ],
])("%s is reported with its own code", async (_, fault, code) => {
  const { wikimedia } = wikimediaOver(standIn);
  fault();
  expect(await failureOf(wikimedia.items([LIGHTHOUSE]))).toMatchObject({ code });
});

test("three requests at a time, for all hosts together", async () => {
  const { wikimedia } = wikimediaOver(standIn);
  const controller = new AbortController();
  const stuck = [1, 2, 3].map(() => {
    standIn.hangNext();
    return failureOf(wikimedia.items([LIGHTHOUSE], { signal: controller.signal }));
  });
  const waiting = wikimedia.articles([{ language: "fr", title: "Nulle part", item: "Q1" }]);
  await expect.poll(() => standIn.requests.length).toBe(3);
  await yieldToEventLoop();
  expect(standIn.requests.every(({ api }) => api === "wikidata")).toBe(true);
  controller.abort();
  await Promise.all(stuck);
  expect(await waiting).toMatchObject([{ kind: "not_found" }]);
});

test("films are found without a key, with all their titles, and search operators are escaped", async () => {
  const { wikimedia } = wikimediaOver(standIn, { inLanguage: "en" });
  const source = wikimedia.candidates();
  const found = await source.search({ title: "The Blue Lighthouse" }, signal);
  expect(found).toMatchObject([
    {
      provider: "wikidata",
      title: "The Blue Lighthouse",
      originalTitle: "Das blaue Feuer",
      year: 1971,
      tmdbId: 4_000_001,
      isFilm: true,
    },
    { year: 2009 },
  ]);
  expect(found[0]?.alternativeTitles).toEqual(expect.arrayContaining(["Le Phare bleu", "Das blaue Feuer"]));
  expect(askedIn("wbsearchentities")).toHaveLength(0);
  expect(await source.detail?.(found[0]!, signal)).toMatchObject({ directors: ["Klara Vogt"], runtimeMinutes: 97 });

  await source.search({ title: 'haswbstatement:P31=Q5 "insource:/x/" -film' }, signal);
  const last = askedIn("query").at(-1)?.parameters.srsearch;
  expect(last).toMatch(/^haswbstatement P31 Q5 insource x film haswbstatement:P4947\|P31=Q11424/);
});

test("when the search does not know a name, labels with the same prefix are candidates too", async () => {
  const { wikimedia } = wikimediaOver(standIn);
  expect(await wikimedia.candidates().search({ title: "Le Samouraï de pap" }, signal)).toMatchObject([
    { title: "Le Samouraï de papier" },
  ]);
  expect(await wikimedia.candidates().byId({ tmdb: 4_000_001 }, signal)).toMatchObject({ wikidataId: LIGHTHOUSE });
  expect(await wikimedia.candidates().byId({ imdb: "tt90000002" }, signal)).toMatchObject({ year: 2009 });
  expect(await wikimedia.candidates().byId({ tmdb: 5 }, signal)).toBeNull();
});

test("a film's item is found by the most reliable id, and a franchise or another film is never taken for it", async () => {
  const { wikimedia } = wikimediaOver(standIn);
  const items = await wikimedia.filmItems([
    { wikidata: "Q900000001", tmdb: 4_000_001 },
    { wikidata: "Q900000002", tmdb: 4_000_003 },
    { tmdb: 77, imdb: "tt90000004" },
    { imdb: "tt90000005" },
    { wikidata: "Q1", tmdb: 78, imdb: "tt0000001" },
    {},
  ]);
  expect(items.map((item) => item?.id ?? null)).toEqual([
    "Q900000001",
    "Q900000003",
    "Q900000004",
    "Q900000005",
    null,
    null,
  ]);
});

test("of two items under one id, the film wins over the franchise, then the better known", async () => {
  const { wikimedia } = wikimediaOver(standIn);
  const value = (given: unknown) => [{ rank: "normal", mainsnak: { snaktype: "value", datavalue: { value: given } } }];
  const links = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}wiki`, { title: "x" }]));
  const item = (id: string, kind: string, sitelinks: number) => ({
    id,
    claims: { P31: value({ id: kind }), P4947: value("603") },
    sitelinks: links(sitelinks),
  });
  standIn.answerNext({ query: { search: [{ title: "Q1" }, { title: "Q2" }, { title: "Q3" }] } });
  standIn.answerNext({
    entities: { Q1: item("Q1", "Q196600", 90), Q2: item("Q2", "Q11424", 3), Q3: item("Q3", "Q11424", 8) },
  });
  expect((await wikimedia.findItems({ tmdbIds: [603] })).get("603")?.id).toBe("Q3");
});
