import { expect, test } from "vitest";
import { LIGHTHOUSE_ANSWER, LIGHTHOUSE_FILE } from "./lighthouse.ts";
import { type Program, startLoggedInProgram } from "./program.ts";

/** Everything TMDB can say of the film, in its own shape. */
const WHOLE = {
  ...LIGHTHOUSE_ANSWER,
  tagline: "Wrong film's tagline",
  belongs_to_collection: { id: 9, name: "Wrong collection" },
  alternative_titles: { titles: [{ iso_3166_1: "US", title: "Zephyrine Beacon", type: "" }] },
  translations: {
    translations: [
      {
        iso_639_1: "fr",
        iso_3166_1: "CA",
        data: { title: "Le Fanal bleu", overview: "Un gardien, icitte.", tagline: "" },
      },
      {
        iso_639_1: "fr",
        iso_3166_1: "FR",
        data: { title: "Le Phare bleu", overview: "Un gardien attend.", tagline: "" },
      },
      { iso_639_1: "en", iso_3166_1: "US", data: { title: "The Blue Lighthouse", overview: "", tagline: "" } },
    ],
  },
  release_dates: {
    results: [
      { iso_3166_1: "FR", release_dates: [{ type: 3, certification: "12", release_date: "1972-01-05T00:00:00.000Z" }] },
      { iso_3166_1: "US", release_dates: [{ type: 3, certification: "R", release_date: "1971-03-04T00:00:00.000Z" }] },
    ],
  },
  recommendations: {
    results: [
      { id: 4_000_003, title: "The Glass Orchard", original_title: "The Glass Orchard", release_date: "1984-01-01" },
    ],
  },
};

/** A program with the film of that file, as TMDB tells of it. */
async function aLighthouse(language = "en") {
  const program = await startLoggedInProgram({ environment: { FILMOTHEQUE_LANGUAGE: language } });
  const [path] = await program.clips(LIGHTHOUSE_FILE);
  await program.ask("/api/files", "POST", { paths: [path] });
  await program.settled();
  const filmId: number = (await program.ask("/api/films")).body.items[0].id;
  return { program, filmId };
}

/** Asks for the film's details again, and gives this answer. */
async function refresh(program: Program, filmId: number, answer: object): Promise<void> {
  program.tmdb.answerNext(answer);
  await renew(program, filmId);
}

async function renew(program: Program, filmId: number): Promise<void> {
  const asked = await program.ask("/api/films/refresh", "POST", { filmIds: [filmId], what: "details" });
  expect(asked.body).toEqual({ queued: 1 });
  await program.settled();
}

const detailOf = async (program: Program, filmId: number) => (await program.ask(`/api/films/${filmId}`)).body;
const similarTo = async (program: Program, filmId: number) =>
  (await program.ask(`/api/films/${filmId}/similar`)).body.items;
const found = async (program: Program, words: string) =>
  (await program.ask(`/api/films?q=${encodeURIComponent(words)}`)).body.total;

test("a refreshed film drops what its provider no longer says, and keeps its user data", async () => {
  const { program, filmId } = await aLighthouse();
  await using _ = program;
  await refresh(program, filmId, WHOLE);
  await program.ask(`/api/films/${filmId}/rating`, "PUT", { value: 4 });
  const before = await detailOf(program, filmId);
  expect(before).toMatchObject({ tagline: "Wrong film's tagline", certification: "R", runtimeMinutes: 97 });
  expect(before.poster).not.toBeNull();
  expect(await similarTo(program, filmId)).toHaveLength(1);
  expect(before.sources).toMatchObject({ collection: "tmdb" });
  expect(await found(program, "zephyrine")).toBe(1);

  await refresh(program, filmId, {
    ...WHOLE,
    tagline: "",
    runtime: 0,
    belongs_to_collection: null,
    poster_path: null,
    credits: { cast: [], crew: [] },
    alternative_titles: { titles: [] },
    release_dates: { results: [] },
    recommendations: { results: [] },
  });
  const after = await detailOf(program, filmId);
  expect(after).toMatchObject({
    title: "The Blue Lighthouse",
    tagline: null,
    poster: null,
    credits: [],
    certification: null,
    runtimeMinutes: null,
    userRating: 4,
  });
  expect(after.sources).not.toHaveProperty("collection");
  expect(await similarTo(program, filmId)).toEqual([]);
  expect(await found(program, "zephyrine")).toBe(0);
  expect(after.completeness).toBeLessThan(before.completeness);
});

test("an answer that fails, or lacks a part, takes nothing of that part away", async () => {
  const { program, filmId } = await aLighthouse();
  await using _ = program;
  await refresh(program, filmId, WHOLE);
  const before = await detailOf(program, filmId);

  program.tmdb.failNext(404);
  await renew(program, filmId);
  expect(await detailOf(program, filmId)).toMatchObject({ tagline: before.tagline, credits: before.credits });

  // The blocks that are appended did not come, one of them is broken: the film itself still says what it says.
  const { credits: _credits, recommendations: _similar, translations: _translations, ...rest } = WHOLE;
  await refresh(program, filmId, { ...rest, tagline: "Another", alternative_titles: { titles: "none" }, genres: null });
  const after = await detailOf(program, filmId);
  expect(after).toMatchObject({ tagline: "Another", credits: before.credits, genres: before.genres });
  expect(await similarTo(program, filmId)).toHaveLength(1);
  expect(await found(program, "zephyrine")).toBe(1);
  expect(await found(program, "fanal")).toBe(1);
});

test("a deleted article is no longer shown; one that the answer does not mention stays", async () => {
  const { program, filmId } = await aLighthouse();
  await using _ = program;
  const [article, ...others] = (await detailOf(program, filmId)).articles;
  expect(others).toEqual([]);

  program.wikimedia.answerNextArticles({ query: { pages: [] } });
  await renew(program, filmId);
  expect((await detailOf(program, filmId)).articles).toEqual([article]);
  // A request whose answer lacks a requested part is sent again.
  program.passMs(2 * 60 * 60_000);
  await program.settled();

  program.wikimedia.answerNextArticles({ query: { pages: [{ ns: 0, title: article.title, missing: true }] } });
  await renew(program, filmId);
  expect((await detailOf(program, filmId)).articles).toEqual([]);
});

test.for([
  ["fr-FR", "Le Phare bleu", "Un gardien attend.", "1972-01-05", "12"],
  ["fr-CA", "Le Fanal bleu", "Un gardien, icitte.", "1971-03-04", null],
  ["fr-BE", "Le Phare bleu", "Un gardien attend.", "1971-03-04", null],
  ["en-GB", "The Blue Lighthouse", "A keeper waits.", "1971-03-04", null],
] as const)("in %s films have the titles, texts and dates of that country", async (row) => {
  const [locale, title, overview, releaseDate, certification] = row;
  const { program, filmId } = await aLighthouse(locale);
  await using _ = program;
  const texts = WHOLE.translations.translations.find((one) => locale === `${one.iso_639_1}-${one.iso_3166_1}`)?.data;
  const asked = locale.startsWith("fr") ? (texts ?? { title: "Le Phare bleu", overview: "" }) : {};
  await refresh(program, filmId, { ...WHOLE, ...asked });
  expect(program.tmdb.requests.at(-1)?.parameters.language ?? locale).toBe(locale);
  expect(await detailOf(program, filmId)).toMatchObject({ title, overview, releaseDate, certification });
});

test("without a text from France one from Quebec is preferred to English, and the country is a setting", async () => {
  const { program, filmId } = await aLighthouse("fr");
  await using _ = program;
  expect((await program.ask("/api/settings")).body).toMatchObject({ language: "fr", locale: "fr-FR" });
  const [quebec, france, english] = WHOLE.translations.translations;
  await refresh(program, filmId, {
    ...WHOLE,
    // TMDB falls back to the original where it has no title.
    title: "Das blaue Feuer",
    overview: "",
    tagline: "",
    translations: { translations: [english, quebec] },
  });
  expect(await detailOf(program, filmId)).toMatchObject({ title: "Le Fanal bleu", overview: "Un gardien, icitte." });

  await refresh(program, filmId, { ...WHOLE, ...france?.data });
  expect(await detailOf(program, filmId)).toMatchObject({ title: "Le Phare bleu" });

  const changed = await program.ask("/api/settings", "PUT", { locale: "fr-CA" });
  expect([changed.status, changed.body.language, changed.body.locale]).toEqual([200, "fr", "fr-CA"]);
  await program.settled();
  expect(await detailOf(program, filmId)).toMatchObject({ title: "Le Fanal bleu" });
  expect((await program.ask("/api/films")).body.items[0].title).toBe("Le Fanal bleu");

  // The language alone, as older pages send it, keeps the country.
  await program.ask("/api/settings", "PUT", { language: "fr" });
  expect((await program.ask("/api/settings")).body.locale).toBe("fr-CA");
  await program.ask("/api/settings", "PUT", { language: "en-GB" });
  expect((await program.ask("/api/settings")).body).toMatchObject({ language: "en", locale: "en-GB" });
  expect((await program.ask("/api/settings", "PUT", { locale: "de-DE" })).status).toBe(422);
});
