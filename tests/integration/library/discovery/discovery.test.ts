import { expect, test } from "vitest";
import { BadCursor } from "../../../../src/paging/index.ts";
import { createSampleFilms } from "../support/sampleFilms.ts";

test("popular films: recognised first, most popular first, without what this person has seen or rated", () => {
  const films = createSampleFilms();
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
  const films = createSampleFilms();
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
