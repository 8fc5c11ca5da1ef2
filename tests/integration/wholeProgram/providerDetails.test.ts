import { describe, expect, test } from "vitest";
import { type RecordedAnswer, readRecordedAnswers, recordedJson, SMALL_CATALOGUE } from "../../standins/index.ts";
import { type Program, startLoggedInProgram } from "./program.ts";

const answers = readRecordedAnswers() ?? new Map<string, RecordedAnswer>();
const LIGHTHOUSE = "The Blue Lighthouse (1971).mp4";
const TMDB_ID = 4_000_001;

const FILM_OF_A_COLLECTION = {
  ...SMALL_CATALOGUE[0]!,
  production: {
    stillPaths: ["/still-7.jpg"],
    logoPath: "/logo-7.png",
    collection: {
      id: 7,
      name: { en: "Lighthouses", fr: "Les Phares" },
      others: [
        {
          tmdbId: 77,
          title: { en: "The Red Lighthouse", fr: "Le Phare rouge" },
          originalTitle: "Das rote Feuer",
          releaseDate: "1974-05-01",
          posterPath: "/poster-7.jpg",
        },
      ],
    },
  },
};

async function importedFilm(program: Program): Promise<number> {
  const paths = await program.clips(LIGHTHOUSE);
  await program.ask("/api/files", "POST", { paths });
  await program.settled();
  return (await program.ask("/api/files")).body.items[0].filmId;
}

/** TMDB's responses for *Alien* and its collection, with the id of the stand-in's film. */
function alien() {
  const block = (file: string) => recordedJson(answers, file);
  return {
    ...block("tmdb-movie-348-2025.json"),
    id: TMDB_ID,
    credits: block("tmdb-movie-550-credits.json"),
    release_dates: block("tmdb-movie-550-release_dates.json"),
    keywords: (block("tmdb-movie-550-2025.json") as { keywords: unknown }).keywords,
    videos: block("tmdb-movie-550-videos-2022.json"),
    external_ids: { facebook_id: "FightClub" },
  };
}

describe.skipIf(answers.size === 0)("what TMDB says of a film", () => {
  test("is in the API of the film, with its source and its age", async () => {
    await using program = await startLoggedInProgram();
    const id = await importedFilm(program);
    program.tmdb.answerNext(alien());
    program.tmdb.answerNext(recordedJson(answers, "tmdb-collection-8091-2025.json"));
    await program.ask("/api/films/refresh", "POST", { filmIds: [id], what: "details" });
    const film = async () => (await program.ask(`/api/films/${id}`)).body;
    await expect.poll(async () => (await film()).title).toBe("Alien");

    const detail = await film();
    expect(detail).toMatchObject({
      originalLanguage: "en",
      certification: "R",
      releaseDate: "1999-10-15",
      status: "Released",
      trailer: { site: "YouTube", url: "https://www.youtube.com/watch?v=BdJKm16Co6M" },
      externalIds: { tmdb: TMDB_ID, facebook: "FightClub" },
      collection: { id: "8091", name: "Alien Collection" },
      sources: { keywords: "tmdb", studios: "tmdb", trailer: "tmdb" },
    });
    expect(detail.certifications).toContainEqual({ country: "FR", certification: "16" });
    expect(detail.releaseDates).toContainEqual({ country: "FR", date: "1999-11-10" });
    expect(detail.keywords).toContain("dual identity");
    expect(detail.countries).toContainEqual({ code: "US", name: "United States" });
    expect(detail.studios.length).toBeGreaterThan(0);
    expect(detail.spokenLanguages).toContainEqual({ code: "en", name: "English" });
    expect(detail.budget).toBeGreaterThan(0);
    expect(detail.collection.parts.slice(0, 2)).toMatchObject([
      { title: "Alien", year: 1979, filmId: null, inLibrary: false },
      { title: "Aliens", year: 1986, filmId: null },
    ]);
    expect(Date.parse(detail.sourceDates.trailer)).toBeGreaterThan(Date.now() - 600_000);
    expect(detail.links).toContainEqual({ site: "letterboxd", url: `https://letterboxd.com/tmdb/${TMDB_ID}/` });
    const jobsOf = (job: string) =>
      detail.credits.filter((credit: { job: string }) => credit.job === job).map(({ name }: { name: string }) => name);
    expect(jobsOf("author")).toContain("Chuck Palahniuk");
    expect(jobsOf("composer").length).toBeGreaterThan(0);
  });

  test("comes with portraits of people, which the engine fetches, and of nobody else", async () => {
    await using program = await startLoggedInProgram();
    const id = await importedFilm(program);
    program.tmdb.answerNext(alien());
    await program.ask("/api/films/refresh", "POST", { filmIds: [id], what: "details" });
    const people = async () => (await program.ask(`/api/films/${id}`)).body.credits;
    await expect.poll(async () => (await people()).some(({ portrait }: { portrait: string }) => portrait)).toBe(true);

    const [{ portrait, personId }] = (await people()).filter((one: { portrait: string | null }) => one.portrait);
    expect(await program.ask(portrait)).toMatchObject({ status: 200 });
    expect(program.tmdb.requests.some(({ path }) => path.startsWith("/t/p/h632/"))).toBe(true);
    expect((await program.ask(`/api/artwork/portrait/${personId}/other.jpg`)).status).toBe(404);
  });
});

test("stills, logos and posters of the collection's missing films are fetched when they are shown, and no other image", async () => {
  await using program = await startLoggedInProgram({ films: [FILM_OF_A_COLLECTION] });
  const id = await importedFilm(program);
  const { stills, logo, collection } = (await program.ask(`/api/films/${id}`)).body;
  expect(stills.length).toBe(2);
  expect(logo).not.toBeNull();
  const [, missing] = collection.parts;
  expect(missing).toMatchObject({ title: "The Red Lighthouse", inLibrary: false, year: 1974 });

  const fetched = () => program.tmdb.requests.filter(({ api }) => api === "image").map(({ path }) => path);
  for (const url of [stills[1].url, logo.url, missing.poster.url])
    expect(await program.ask(url)).toMatchObject({ status: 200 });
  expect(fetched()).toEqual(
    expect.arrayContaining(["/t/p/w1280/still-7.jpg", "/t/p/w500/logo-7.png", "/t/p/w780/poster-7.jpg"]),
  );
  const count = fetched().length;
  expect(await program.ask(stills[1].thumbnailUrl)).toMatchObject({ status: 200 });
  expect((await program.ask(`/api/artwork/film/${id}/780/made-up.jpg`)).status).toBe(404);
  expect(fetched().length).toBe(count);
});

test("a film that is gone at TMDB keeps what is known, and says so with its title", async () => {
  await using program = await startLoggedInProgram();
  const id = await importedFilm(program);
  program.tmdb.sendNext(404, "application/json", '{"success":false,"status_code":34,"status_message":"Not found."}');
  await program.ask("/api/films/refresh", "POST", { filmIds: [id], what: "details" });
  const film = async () => (await program.ask(`/api/films/${id}`)).body;
  await expect.poll(async () => (await film()).enrichment.tmdb.state).toBe("failed");
  expect(await film()).toMatchObject({
    title: "The Blue Lighthouse",
    runtimeMinutes: 97,
    enrichment: {
      tmdb: {
        error: {
          code: "not_found_at_provider",
          detail: "TMDB no longer lists “The Blue Lighthouse”. Existing details are kept.",
        },
      },
    },
  });
});

test("a film without a TMDB id waits for nothing at TMDB", async () => {
  await using program = await startLoggedInProgram({ key: null });
  const { wikimedia } = program;
  const paths = await program.clips(LIGHTHOUSE);
  await program.ask("/api/files", "POST", { paths });
  await program.settled();
  const [{ filmId }] = (await program.ask("/api/files")).body.items;
  program.engine.local.store.sql("UPDATE film SET tmdb_id = NULL WHERE id = :filmId").run({ filmId });
  program.engine.local.store.sql("DELETE FROM enrichment WHERE provider = 'tmdb'").run({});
  expect((await program.ask(`/api/films/${filmId}`)).body.enrichment.tmdb).toMatchObject({
    state: "unavailable",
    error: { code: "no_tmdb_id" },
  });
  expect(wikimedia.requests.length).toBeGreaterThan(0);
});
