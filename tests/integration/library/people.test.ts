import { expect, test } from "vitest";
import { UnknownFilm } from "../../../src/library/index.ts";
import { BadCursor } from "../../../src/paging/index.ts";
import { someFilms } from "./someFilms.ts";

test("a person rates, changes it and takes it back; another sees nothing of it", () => {
  const films = someFilms();
  const filmId = films.addFilm({ title: "Solaris", year: 1972 });
  const grace = films.addUser("grace");
  films.library.marks.rate(films.user, filmId, 3);
  films.library.marks.rate(films.user, filmId, 4.5);
  expect(films.detail(filmId)?.userRating).toBe(4.5);
  expect(films.library.films.detail(grace, filmId, "fr")?.userRating).toBeNull();
  films.library.marks.unrate(films.user, filmId);
  expect(films.page().items[0]?.userRating).toBeNull();
});

test("watched and how far are kept together", () => {
  const films = someFilms();
  const filmId = films.addFilm({ title: "Solaris", year: 1972 });
  films.library.marks.setWatched(films.user, filmId, false, 1_234.5);
  expect(films.detail(filmId)).toMatchObject({ watched: false, positionSeconds: 1_234.5 });
  films.library.marks.setWatched(films.user, filmId, true);
  expect(films.detail(filmId)).toMatchObject({ watched: true, positionSeconds: null });
});

test("what is done to a film that is not there is refused", () => {
  const { library, user } = someFilms();
  const unknown = expect.objectContaining({ code: "unknown_film" });
  expect(() => library.marks.rate(user, 7, 3)).toThrow(UnknownFilm);
  expect(() => library.marks.unrate(user, 7)).toThrow(unknown);
  expect(() => library.marks.setWatched(user, 7, true)).toThrow(unknown);
});

test("popular films: recognised first, most popular first, without what this person has seen or rated", () => {
  const films = someFilms();
  films.addCard("Inconnu", 2001);
  const [loved, seen, started, , quiet] = [90, 80, 70, 60, 0].map((popularity) =>
    films.addFilm({ title: `Film ${popularity}`, year: 2000, popularity }),
  );
  films.library.marks.rate(films.user, loved!, 5);
  films.library.marks.setWatched(films.user, seen!, true);
  films.library.marks.setWatched(films.user, started!, false, 60);
  const titles: string[] = [];
  let cursor: string | null = null;
  do {
    const page = films.library.discovery.popular(films.user, { limit: 1, ...(cursor === null ? {} : { cursor }) });
    expect(page.total).toBe(4);
    titles.push(...page.items.map(({ film }) => film.title));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(titles).toEqual(["Film 70", "Film 60", "Film 0", "Inconnu"]);
  expect(films.library.identity.stateOf(quiet!)).toBe("identified");
});

test("similar films: those in the library first, each once, and a foreign cursor is refused", () => {
  const films = someFilms();
  const filmId = films.addFilm({ title: "Solaris", year: 1972 });
  const owned = films.addFilm({ tmdbId: 12, title: "Stalker", year: 1979 });
  const listed = [10, 11, 12, 13].map((tmdbId) => ({ tmdbId, title: `Film ${tmdbId}`, year: 1980, posterPath: null }));
  films.library.discovery.recordSimilar(filmId, 0, listed);
  const first = films.library.discovery.similar(filmId, { limit: 2 });
  const second = films.library.discovery.similar(filmId, { limit: 2, cursor: first.nextCursor! });
  expect([...first.items, ...second.items].map(({ tmdbId }) => tmdbId)).toEqual([12, 10, 11, 13]);
  expect(first.items[0]).toEqual({
    tmdbId: 12,
    filmId: owned,
    title: "Stalker",
    year: 1979,
    poster: null,
    inLibrary: true,
  });
  expect([first.total, second.nextCursor]).toEqual([4, null]);
  expect(() => films.library.discovery.similar(owned, { limit: 2, cursor: first.nextCursor! })).toThrow(BadCursor);
});

test("a poster has its address and placeholder; without one a frame of the film stands in", () => {
  const films = someFilms();
  const filmId = films.addFilm({ title: "Solaris", year: 1972 });
  const { library, store } = films;
  const made = { placeholder: "abc=", width: 500, height: 750 };
  const still = library.artwork.findOrCreate("still", "still:1");
  store.sql("UPDATE file SET still = :still WHERE film = :filmId").run({ still, filmId });
  expect(films.detail(filmId)?.poster).toBeNull();
  library.artwork.complete(still, { ...made, hash: "0123456789abcdef" });
  expect(films.detail(filmId)?.poster).toEqual({ url: `/api/artwork/${still}/342?v=01234567`, placeholder: "abc=" });
  const poster = library.artwork.findOrCreate("poster", "tmdb:/solaris.jpg");
  library.artwork.setProviderArtwork(filmId, "poster", poster);
  expect(films.detail(filmId)?.poster?.url).toContain(`/${still}/`);
  library.artwork.complete(poster, { ...made, hash: "fedcba9876543210" });
  expect(films.page().items[0]?.poster?.url).toBe(`/api/artwork/${poster}/342?v=fedcba98`);
  expect(library.artwork.findOrCreate("poster", "tmdb:/solaris.jpg")).toBe(poster);
});

test("a film's page: its article in the person's language first, and what the probe saw", () => {
  const films = someFilms();
  const filmId = films.addFilm({ title: "Solaris", year: 1972, people: ["Natalia Bondartchouk"] });
  for (const language of ["en", "de", "fr"]) {
    films.library.articles.record(filmId, {
      language,
      title: "Solaris",
      extract: "…",
      url: `https://${language}.example`,
    });
  }
  const media = {
    container: "matroska",
    durationSeconds: 9_960,
    video: { codec: "hevc", width: 3840, height: 1600, hdr: "HDR10" },
    audio: [{ codec: "flac", channels: 2, language: "ru" }],
    subtitles: [{ codec: "subrip", language: null }],
  };
  films.store.sql("UPDATE file SET media = :media, duration_seconds = 9960 WHERE film = :filmId").run({
    media: JSON.stringify(media),
    filmId,
  });
  const detail = films.detail(filmId);
  expect(detail?.articles.map(({ language }) => language)).toEqual(["fr", "en", "de"]);
  expect(detail?.articles[0]?.attribution).toBe("Wikipedia contributors, CC BY-SA 4.0");
  expect(detail?.credits).toMatchObject([{ name: "Natalia Bondartchouk", job: "actor" }]);
  expect(detail?.files).toMatchObject([
    {
      container: "matroska",
      durationSeconds: 9_960,
      videoCodec: "hevc",
      width: 3840,
      height: 1600,
      hdr: "HDR10",
      audio: media.audio,
      subtitles: media.subtitles,
    },
  ]);
});

test("the journal is read from the newest act, and an undone one says so", () => {
  const { library, clock } = someFilms();
  const ids = ["matched", "moved", "merged"].map((act) =>
    library.journal.record({ act, by: null, facts: { act }, fileId: 1, filmId: 2, undo: { back: act } }),
  );
  const first = library.journal.page({ limit: 2 });
  const second = library.journal.page({ limit: 2, cursor: first.nextCursor! });
  expect([...first.items, ...second.items].map(({ act }) => act)).toEqual(["merged", "moved", "matched"]);
  expect(first.total).toBe(3);
  library.journal.markUndone(ids[1]!);
  expect(library.journal.get(ids[1]!)).toMatchObject({ undo: { back: "moved" }, undoneAt: clock.now() });
  expect(() => library.journal.page({ limit: 2, cursor: "x" })).toThrow(BadCursor);
});
