import fc from "fast-check";
import { expect, test } from "vitest";
import { UnknownFilm } from "../../../../src/library/index.ts";
import { createSampleFilms, withSampleFilms } from "../support/sampleFilms.ts";

const SOLARIS = { tmdbId: 593, imdbId: "tt0069293", wikidataId: "Q500561", title: "Solaris", year: 1972 };
const card = (fileId: number, title: string, year: number | null) => ({ fileId, title, year, alternativeTitles: [] });

test("files with the same name and year share an unidentified film, files without a year do not", () => {
  const films = createSampleFilms();
  expect(films.addCard("L'Été", 1983)).toBe(films.addCard("L’ete", 1983));
  expect(films.addCard("Face", 1997)).not.toBe(films.addCard("Face/Off", 1997));
  expect(films.addCard("Face", null)).not.toBe(films.addCard("Face", null));
});

test("an unidentified film is identified in place, with its user data", () => {
  const films = createSampleFilms();
  const fileId = films.addFile();
  const cardId = films.addCard("solaris", 1972, fileId);
  films.library.marks.rate(films.user, cardId, 4.5);
  const bound = films.library.identity.bindFile(fileId, { candidate: SOLARIS }, {});
  expect(bound).toEqual({ filmId: cardId, previousFilmId: cardId, created: false, removedFilm: false });
  expect(films.detail(cardId)).toMatchObject({
    title: "Solaris",
    state: "identified",
    userRating: 4.5,
    externalIds: { tmdb: 593 },
  });
});

test("merging two films keeps each person's newest rating", () => {
  const films = createSampleFilms();
  const [first, second] = [films.addFile(), films.addFile()];
  const kept = films.addCard("Solaris", 1972, first);
  const other = films.addCard("Soliaris", 1972, second);
  const grace = films.addUser("grace");
  films.library.identity.bindFile(first, { candidate: SOLARIS }, {});
  films.library.marks.rate(films.user, kept, 2);
  films.library.marks.setWatched(films.user, kept, false, 600);
  films.clock.time += 1_000;
  films.library.marks.rate(films.user, other, 5);
  films.library.marks.setWatched(grace, other, true);
  films.library.marks.rate(grace, other, 3);
  films.clock.time += 1_000;
  films.library.marks.rate(grace, kept, 1);

  const bound = films.library.identity.bindFile(second, { candidate: SOLARIS }, {});
  expect(bound).toEqual({ filmId: kept, previousFilmId: other, created: false, removedFilm: true });
  expect(films.detail(kept)).toMatchObject({ userRating: 5, watched: true, positionSeconds: null });
  expect(films.library.films.detail(grace, kept, "fr")).toMatchObject({ userRating: 1, watched: true });
  expect(films.detail(other)).toBeNull();
  expect(films.titles({ q: "soliaris" })).toEqual(["Solaris"]);
});

test("merging two films keeps the lists of both, and that it was dismissed", () => {
  const films = createSampleFilms();
  const [first, second] = [films.addFile(), films.addFile()];
  const kept = films.addCard("Solaris", 1972, first);
  const other = films.addCard("Soliaris", 1972, second);
  films.library.identity.bindFile(first, { candidate: SOLARIS }, {});
  const [watchlist, favourites] = films.library.lists.all(films.user).map(({ id }) => id);
  films.library.lists.setListed(films.user, watchlist!, other, true);
  films.library.lists.setListed(films.user, favourites!, kept, true);
  films.library.lists.setListed(films.user, favourites!, other, true);
  films.library.marks.setDismissed(films.user, other, true);
  films.library.identity.bindFile(second, { candidate: SOLARIS }, {});
  expect(films.library.lists.ofFilm(films.user, kept)).toEqual([watchlist, favourites]);
  expect(films.library.lists.all(films.user).map(({ count }) => count)).toEqual([1, 1]);
  expect(films.library.marks.knownFilms(films.user)).toContain(kept);
});

test("an unidentified film is kept for its files that were already decided", () => {
  const films = createSampleFilms();
  const [decided, undecided] = [films.addFile(), films.addFile()];
  const cardId = films.addCard("The Door", 2009, decided);
  films.addCard("The Door", 2009, undecided);
  films.decide(decided, "matched");
  const bound = films.library.identity.bindFile(
    undecided,
    { candidate: { tmdbId: 1, title: "The Door", year: 2009 } },
    {},
  );
  expect(bound).toMatchObject({ created: true, removedFilm: false });
  expect(bound.filmId).not.toBe(cardId);
});

test("an id that agrees does not fuse films that a surer id keeps apart", () => {
  const films = createSampleFilms();
  const [first, second] = [films.addFile(), films.addFile()];
  const alien = films.library.identity.bindFile(
    first,
    { candidate: { tmdbId: 348, imdbId: "tt0078748", title: "Alien", year: 1979 } },
    {},
  );
  const war = films.library.identity.bindFile(
    second,
    { candidate: { tmdbId: 577922, imdbId: "tt0078748", title: "Alien Warfare", year: 2019 } },
    {},
  );
  expect(war.filmId).not.toBe(alien.filmId);
  expect(films.titles()).toEqual(["Alien", "Alien Warfare"]);
});

test("a film that is found by one id learns the others", () => {
  const films = createSampleFilms();
  const [first, second] = [films.addFile(), films.addFile()];
  const { filmId } = films.library.identity.bindFile(
    first,
    { candidate: { wikidataId: "Q500561", title: "Solaris", year: 1972 } },
    {},
  );
  expect(films.library.identity.bindFile(second, { candidate: SOLARIS }, {}).filmId).toBe(filmId);
  expect(films.library.identity.idsOf(filmId)).toEqual({ tmdb: 593, imdb: "tt0069293", wikidata: "Q500561" });
});

test("editions, parts and copies belong to one film", () => {
  const films = createSampleFilms();
  const places = [{}, {}, { edition: "Director's Cut", part: 1 }, { edition: "Director's Cut", part: 2 }];
  const bound = places.map((place) => films.library.identity.bindFile(films.addFile(), { candidate: SOLARIS }, place));
  const { filmId } = bound[0]!;
  expect(bound.map((one) => one.filmId)).toEqual([filmId, filmId, filmId, filmId]);
  expect(films.detail(filmId)!.files.map(({ edition, part }) => [edition, part])).toEqual([
    [null, 1],
    [null, 1],
    ["Director's Cut", 1],
    ["Director's Cut", 2],
  ]);
});

test("a film that is not there cannot be bound", () => {
  const films = createSampleFilms();
  const fileId = films.addFile();
  expect(() => films.library.identity.bindFile(fileId, { filmId: 99 }, {})).toThrow(UnknownFilm);
});

test("a film without files stays when it has user data, and is removed when it has none", () => {
  const films = createSampleFilms();
  const fileId = films.addFile();
  const { filmId } = films.library.identity.bindFile(fileId, { candidate: SOLARIS }, {});
  films.library.marks.rate(films.user, filmId, 4);
  films.library.identity.unbindFile(fileId, card(fileId, "Solaris", 1972));
  expect(films.detail(filmId)).toMatchObject({ userRating: 4, files: [] });
  const { filmId: other } = films.library.identity.bindFile(
    fileId,
    { candidate: { tmdbId: 2, title: "Solaris", year: 2002 } },
    {},
  );
  films.library.identity.unbindFile(fileId, card(fileId, "Solaris", 1972));
  expect(films.detail(other)).toBeNull();
  const { filmId: listed } = films.library.identity.bindFile(
    fileId,
    { candidate: { tmdbId: 3, title: "Solaris", year: 1968 } },
    {},
  );
  const [watchlist] = films.library.lists.all(films.user);
  films.library.lists.setListed(films.user, watchlist!.id, listed, true);
  films.library.identity.unbindFile(fileId, card(fileId, "Solaris", 1972));
  expect(films.detail(listed)).toMatchObject({ files: [], lists: [watchlist!.id] });
});

test("law: however files are bound and unbound, no rating is lost, and no film without a reason stays", () => {
  const step = fc.record({ file: fc.nat(2), film: fc.nat(2), isBinding: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), fc.nat(2), (steps, rated) => {
      withSampleFilms((films) => {
        const files = [films.addFile(), films.addFile(), films.addFile()];
        const cards = files.map((fileId, at) => films.addCard(`Film ${at}`, 2000, fileId));
        films.library.marks.rate(films.user, cards[rated]!, 3.5);
        for (const { file, film, isBinding } of steps) {
          const fileId = files[file]!;
          if (isBinding)
            films.library.identity.bindFile(
              fileId,
              { candidate: { tmdbId: film + 1, title: `Film ${film}`, year: 2000 } },
              {},
            );
          else films.library.identity.unbindFile(fileId, card(fileId, `Film ${file}`, 2000));
        }
        const items = films.page().items;
        expect(items.filter(({ userRating }) => userRating === 3.5)).toHaveLength(1);
        const idle = items.filter(({ id, userRating }) => userRating === null && films.detail(id)!.files.length === 0);
        expect(idle).toEqual([]);
        const indexed = films.store.sql<{ rowid: number }>("SELECT rowid FROM film_search ORDER BY rowid").all();
        expect(indexed.map(({ rowid }) => rowid)).toEqual(items.map(({ id }) => id).sort((a, b) => a - b));
        expect(films.store.database.pragma("foreign_key_check")).toEqual([]);
      });
    }),
    { numRuns: 60 },
  );
});
