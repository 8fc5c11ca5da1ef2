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
