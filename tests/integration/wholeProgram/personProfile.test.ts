import { expect, test } from "vitest";
import { SMALL_CATALOGUE } from "../../standins/index.ts";
import { type Program, startLoggedInProgram } from "./program.ts";

const TMDB_PERSON = 4_711;
const LIGHTHOUSE = "The Blue Lighthouse (1971).mp4";

async function importedDirector(program: Program): Promise<number> {
  const paths = await program.clips(LIGHTHOUSE);
  await program.ask("/api/files", "POST", { paths });
  await program.settled();
  const { filmId } = (await program.ask("/api/files")).body.items[0];
  const { credits } = (await program.ask(`/api/films/${filmId}`)).body;
  const { personId } = credits.find(({ job }: { job: string }) => job === "director");
  // The stand-in numbers people as the samples do, which are never looked up outside.
  program.engine.local.store
    .sql("UPDATE person SET provider_id = :id WHERE id = :personId")
    .run({ id: String(TMDB_PERSON), personId });
  return personId;
}

/** What TMDB says of a director, with two films that are not in the library and the one that is. */
const answer = (id: number) => ({
  id,
  name: "Klara Vogt",
  biography: "",
  birthday: "1931-04-09",
  deathday: null,
  place_of_birth: "Husum, Germany",
  imdb_id: "nm0000001",
  external_ids: { wikidata_id: "Q77" },
  movie_credits: {
    cast: [{ id: 12, title: "Ebb", release_date: "1968-01-01", poster_path: null, vote_count: 3, character: "Mother" }],
    crew: [
      { id: SMALL_CATALOGUE[0]?.tmdbId, title: "The Blue Lighthouse", release_date: "1971-01-01", job: "Director" },
      {
        id: 11,
        title: "Flood",
        release_date: "1975-01-01",
        poster_path: "/flood.jpg",
        vote_count: 90,
        job: "Director",
      },
      { id: 11, title: "Flood", release_date: "1975-01-01", poster_path: "/flood.jpg", vote_count: 90, job: "Editor" },
      { id: 13, title: "Thanks", release_date: "1980-01-01", job: "Thanks" },
    ],
  },
  translations: { translations: [{ iso_639_1: "en", data: { biography: "Born by the sea." } }] },
});

test("a person's page has biography, dates, links and the films that are missing, of TMDB, fetched once", async () => {
  await using program = await startLoggedInProgram();
  const personId = await importedDirector(program);
  program.tmdb.answerNext(answer(TMDB_PERSON));
  const profile = async () => (await program.ask(`/api/people/${personId}/profile`)).body.profile;
  expect(await profile()).toEqual({
    biography: { text: "Born by the sea.", language: "en", source: "tmdb", url: null },
    birthday: "1931-04-09",
    deathday: null,
    placeOfBirth: "Husum, Germany",
    links: [
      { site: "tmdb", url: `https://www.themoviedb.org/person/${TMDB_PERSON}` },
      { site: "imdb", url: "https://www.imdb.com/name/nm0000001/" },
      { site: "wikidata", url: "https://www.wikidata.org/wiki/Q77" },
    ],
    missingFilms: [
      {
        tmdbId: 11,
        title: "Flood",
        year: 1975,
        character: null,
        jobs: ["director", "editor"],
        poster: { url: `/api/artwork/profile/${personId}/flood.jpg`, placeholder: null },
      },
      { tmdbId: 12, title: "Ebb", year: 1968, character: "Mother", jobs: ["actor"], poster: null },
    ],
  });
  const asked = () => program.tmdb.requests.filter(({ path }) => path.startsWith("/3/person/")).length;
  await profile();
  expect(asked()).toBe(1);
  expect(await program.ask(`/api/artwork/profile/${personId}/flood.jpg`)).toMatchObject({ status: 200 });
  expect((await program.ask(`/api/artwork/profile/${personId}/made-up.jpg`)).status).toBe(404);
  expect((await program.ask("/api/people/999/profile")).status).toBe(404);
});

test("while TMDB cannot be reached a person's page shows what the library knows", async () => {
  await using program = await startLoggedInProgram();
  const personId = await importedDirector(program);
  program.tmdb.sendNext(404, "application/json", '{"success":false,"status_code":34,"status_message":"Not found."}');
  expect((await program.ask(`/api/people/${personId}/profile`)).body).toEqual({ profile: null });
  expect((await program.ask(`/api/people/${personId}`)).body).toMatchObject({ films: 1, portrait: null });
});

test("a profile is stored: it is shown after a restart and during an outage, and fetched again after a month", async () => {
  await using program = await startLoggedInProgram();
  const personId = await importedDirector(program);
  const profile = async () => (await program.ask(`/api/people/${personId}/profile`)).body.profile;
  const asked = () => program.tmdb.requests.filter(({ path }) => path.startsWith("/3/person/")).length;
  program.tmdb.answerNext(answer(TMDB_PERSON));
  const before = await profile();
  await program.restart();
  expect(await profile()).toEqual(before);
  expect(asked()).toBe(1);
  // Its posters are still known, and no others.
  expect((await program.ask(`/api/artwork/profile/${personId}/flood.jpg`)).status).not.toBe(404);
  expect((await program.ask(`/api/artwork/profile/${personId}/made-up.jpg`)).status).toBe(404);

  program.passMs(31 * 86_400_000);
  await program.logIn();
  program.tmdb.sendNext(404, "application/json", '{"success":false,"status_code":34,"status_message":"Not found."}');
  expect(await profile()).toEqual(before);
  program.tmdb.answerNext({ ...answer(TMDB_PERSON), place_of_birth: "Kiel, Germany" });
  expect((await profile()).placeOfBirth).toBe("Kiel, Germany");
  expect(asked()).toBe(3);
});
