import { expect, test } from "vitest";
import { restrictToAge } from "../../../../src/library/index.ts";
import { createSampleFilms } from "../support/sampleFilms.ts";

/** Two collections of three films and one of two. */
function threeCollections() {
  const films = createSampleFilms();
  const collect = (collection: string, ...years: readonly number[]) =>
    years.map((year) => {
      const id = films.addFilm({ title: `${collection} ${year}`, year });
      films.store.writeRelaxed(() =>
        films.store
          .sql("INSERT INTO film_collection (film, collection, name) VALUES (:id, :collection, :name)")
          .run({ id, collection, name: `${collection} Collection` }),
      );
      return id;
    });
  const watch = (...ids: readonly number[]) => {
    films.clock.time += 1_000;
    films.library.marks.applyBulk(films.user, ids, { kind: "watched", watched: true });
  };
  const collections = {
    matrix: collect("Matrix", 2003, 1999, 2021),
    rocky: collect("Rocky", 1976, 1979, 1982),
    alien: collect("Alien", 1979, 1986),
  };
  return {
    ...films,
    ...collections,
    watch,
    begun: (user = films.user) => films.library.home.collectionsInProgress(user),
  };
}

test("a collection that was begun is there with its next film, the one continued last first", () => {
  const { begun, watch, rocky, matrix, addUser } = threeCollections();
  expect(begun()).toEqual([]);
  watch(matrix[1]!);
  watch(rocky[0]!);
  const found = begun().map(({ name, films, watched, next }) => [name, films, watched, next.title]);
  expect(found).toEqual([
    ["Rocky Collection", 3, 1, "Rocky 1979"],
    ["Matrix Collection", 3, 1, "Matrix 2003"],
  ]);
  expect(begun(addUser("eve"))).toEqual([]);
});

test("a collection that was watched to its end is not there", () => {
  const { begun, watch, alien } = threeCollections();
  watch(alien[0]!);
  expect(begun()).toHaveLength(1);
  watch(alien[1]!);
  expect(begun()).toEqual([]);
});

test("a kids profile is led to no film that it may not see", () => {
  const { begun, watch, rocky, store } = threeCollections();
  watch(rocky[0]!);
  store.writeRelaxed(() => {
    store.sql("UPDATE film SET minimum_age = 6").run();
    store.sql("UPDATE film SET minimum_age = 16 WHERE id = :id").run({ id: rocky[1]! });
  });
  restrictToAge(store, 12);
  expect(begun().map(({ next, films }) => [next.title, films])).toEqual([["Rocky 1982", 2]]);
});
