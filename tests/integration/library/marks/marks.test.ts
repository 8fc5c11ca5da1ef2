import { expect, test } from "vitest";
import { UnknownFilm } from "../../../../src/library/index.ts";
import { createSampleFilms } from "../support/sampleFilms.ts";

test("a person rates, changes it and takes it back; another sees nothing of it", () => {
  const films = createSampleFilms();
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
  const films = createSampleFilms();
  const filmId = films.addFilm({ title: "Solaris", year: 1972 });
  films.library.marks.setWatched(films.user, filmId, false, 1_234.5);
  expect(films.detail(filmId)).toMatchObject({ watched: false, positionSeconds: 1_234.5 });
  films.library.marks.setWatched(films.user, filmId, true);
  expect(films.detail(filmId)).toMatchObject({ watched: true, positionSeconds: null });
});

test("what is done to a film that is not there is refused", () => {
  const { library, user } = createSampleFilms();
  const unknown = expect.objectContaining({ code: "unknown_film" });
  expect(() => library.marks.rate(user, 7, 3)).toThrow(UnknownFilm);
  expect(() => library.marks.unrate(user, 7)).toThrow(unknown);
  expect(() => library.marks.setWatched(user, 7, true)).toThrow(unknown);
});

test("a rating that is taken back brings back the position, also where time passes between two statements", () => {
  const films = createSampleFilms();
  const film = films.addFilm({ title: "Solaris", year: 1972 });
  films.library.marks.setWatched(films.user, film, false, 600);
  films.clock.now = () => {
    films.clock.time += 1;
    return films.clock.time;
  };
  films.library.marks.rate(films.user, film, 4);
  films.library.marks.unrate(films.user, film);
  expect(films.detail(film)).toMatchObject({ userRating: null, watched: false, positionSeconds: 600 });
});

const NO_FILE = 0;
const SEEN = { rating: 4, isWatched: true, addedAt: null };

test("an NFO's rating and watched mark are taken over once: what the person removes does not return", () => {
  const films = createSampleFilms();
  films.store.sql("UPDATE user SET role = 'owner' WHERE id = :user").run({ user: films.user });
  const { marks } = films.library;
  const film = films.addFilm({ title: "Solaris", year: 1972 });
  expect(marks.adoptNfoMarks(NO_FILE, film, SEEN)).toBe(true);
  expect(films.detail(film)).toMatchObject({ userRating: 4, watched: true });
  expect(marks.adoptNfoMarks(NO_FILE, film, { ...SEEN, rating: 1 })).toBe(false);
  marks.unrate(films.user, film);
  marks.setWatched(films.user, film, false);
  marks.adoptNfoMarks(NO_FILE, film, SEEN);
  expect(films.detail(film)).toMatchObject({ userRating: null, watched: false });
});

test("an NFO changes nothing where the person has marked the film", () => {
  const films = createSampleFilms();
  films.store.sql("UPDATE user SET role = 'owner' WHERE id = :user").run({ user: films.user });
  const { marks } = films.library;
  const film = films.addFilm({ title: "Solaris", year: 1972 });
  marks.setWatched(films.user, film, false, 600);
  expect(marks.adoptNfoMarks(NO_FILE, film, SEEN)).toBe(false);
  expect(films.detail(film)).toMatchObject({ userRating: null, watched: false, positionSeconds: 600 });
});

test("a film keeps the date at which an earlier library received it; later dates and the future say nothing", () => {
  const films = createSampleFilms();
  const film = films.addFilm({ title: "Solaris", year: 1972 });
  const addedAt = () => films.store.sql<{ at: number }>("SELECT added_at AS at FROM film").get()?.at;
  const adopt = (at: number) =>
    films.library.marks.adoptNfoMarks(NO_FILE, film, { rating: null, isWatched: false, addedAt: at });
  const before = addedAt()!;
  for (const at of [films.clock.now() + 1, -1]) expect([adopt(at), addedAt()]).toEqual([false, before]);
  expect([adopt(before - 1_000), addedAt()]).toEqual([true, before - 1_000]);
  expect([adopt(before - 500), addedAt()]).toEqual([false, before - 1_000]);
});
