import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { importMovieLens, previewMovieLens } from "../../../../src/recommendation/communities/importMovieLens.ts";
import { benchDataFolder } from "../../../standins/benchCatalogue.ts";
import { temporaryFolder } from "../../../support/temporaryFolder.ts";
import { madeRatings } from "../../../unit/recommendation/madeRatings.ts";
import { writeRatingSet } from "../ratingSetFiles.ts";
import { createTestRatings } from "./testRatings.ts";

const { signal } = new AbortController();

function withSets() {
  const ratings = createTestRatings();
  const { store, records, clock } = ratings;
  const folder = temporaryFolder("sets");
  const rows = (text: string) => store.sql<Record<string, unknown>>(text).all();

  return {
    ...ratings,
    /** A folder with these files, in latin-1 where they say so. */
    aSet(name: string, files: Readonly<Record<string, string>>, encoding: BufferEncoding = "utf8"): string {
      const path = join(folder, name);
      mkdirSync(path, { recursive: true });
      for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content, encoding);
      return path;
    },
    take: (path: string) => importMovieLens(path, { store, records, clock }, signal),
    preview: (path: string) => previewMovieLens(path, records.films, signal),
    /** Everything that sets left, but the list of imports. */
    left: () => ({
      films: rows(
        "SELECT id, source, source_id, title, year, genres, tmdb_id, imdb_id, same_as FROM rated_film ORDER BY id",
      ),
      ratings: rows("SELECT source, user, film, value, rated_at FROM community_rating ORDER BY source, user, film"),
      before: rows("SELECT * FROM rated_film_before UNION ALL SELECT *, 0, 0 FROM community_rating_before"),
    }),
    said: () =>
      rows(`
        SELECT user, title, value FROM community_rating JOIN rated_film ON rated_film.id = community_rating.film
        ORDER BY title, user`).map(Object.values),
  };
}

const small = (ratings: readonly string[], films = ["2,Jumanji (1995),Adventure", '6,"Heat (1995)",Crime']) => ({
  "ratings.csv": ["userId,movieId,rating,timestamp", ...ratings].join("\n"),
  "movies.csv": ["movieId,title,genres", ...films].join("\n"),
  "links.csv": "movieId,imdbId,tmdbId\n2,0113497,8844\n6,0113277,949",
});
const SMALL = small(["1,2,4,100", "1,6,5,101", "2,6,3,102"]);
const HUNDRED = {
  "u.data": ["1\t2\t3\t900", "1\t6\t2\t901", "3\t6\t1\t902"].join("\n"),
  "u.item": "2|GoldenEye (1995)|01-Jan-1995||\n6|Shanghai Triad (Yao a yao) (1995)|01-Jan-1995||",
};

test("a second set is never taken for the first: its numbers are its own, and each is undone alone", async () => {
  const { aSet, take, left, said, undo, records } = withSets();
  const nothing = left();
  const first = await take(aSet("ml-latest-small", SMALL));
  const afterFirst = left();
  const second = await take(aSet("ml-100k", HUNDRED, "latin1"));
  expect(said()).toEqual([
    [1, "GoldenEye", 3],
    [1, "Heat", 5],
    [2, "Heat", 3],
    [1, "Jumanji", 4],
    [1, "Shanghai Triad", 2],
    [3, "Shanghai Triad", 1],
  ]);
  // User 1 of one set is unrelated to user 1 of the other.
  const everyone = [...records.ratings.pages()].flat();
  expect(new Set(everyone.map(({ user }) => user)).size).toBe(4);
  expect(records.ratings.communityHistory(1)).toHaveLength(2);
  const { films } = left();
  expect(undo(second.importId)).toBe(3);
  expect(left()).toEqual(afterFirst);
  const third = await take(aSet("ml-100k", HUNDRED, "latin1"));
  undo(first.importId);
  expect(said().map(([, title]) => title)).toEqual(["GoldenEye", "Shanghai Triad", "Shanghai Triad"]);
  expect(films).toHaveLength(4);
  undo(third.importId);
  expect(left()).toEqual(nothing);
});

test("a set is recognised at any path: a newer edition updates it, and its undo leaves no trace", async () => {
  const { aSet, take, left, said, undo } = withSets();
  const first = await take(aSet("a", SMALL));
  const before = left();
  const newer = small(
    ["1,2,1,100", "1,6,5,101", "2,6,3,102", "3,2,4.5,103"],
    ["2,Jumanji (1995),Fantasy", '6,"Heat (1995)",Crime', "7,Sabrina (1995),Comedy"],
  );
  const again = await take(aSet("copy of it", newer));
  expect(again).toMatchObject({ lines: 4, ratings: 2 });
  expect(said()).toEqual([
    [1, "Heat", 5],
    [2, "Heat", 3],
    [1, "Jumanji", 1],
    [3, "Jumanji", 4.5],
  ]);
  const both = left();
  const same = await take(aSet("once more", newer));
  expect(same.ratings).toBe(0);
  undo(again.importId);
  expect(left()).toEqual(both);
  undo(same.importId);
  expect(left()).toEqual(before);
  const last = await take(aSet("copy of it", newer));
  undo(first.importId);
  expect(said()).toHaveLength(4);
  undo(last.importId);
  expect(said()).toEqual([]);
});

test("other people in another edition of the same films are other people", async () => {
  const { aSet, take, records } = withSets();
  await take(aSet("ml-latest-small", SMALL));
  await take(aSet("ml-25m", small(["1,2,2,700", "1,6,2,701", "2,6,2,702"])));
  const everyone = [...records.ratings.pages()].flat();
  expect([everyone.length, new Set(everyone.map(({ user }) => user)).size]).toEqual([6, 4]);
  expect(new Set(everyone.map(({ film }) => film)).size).toBe(2);
});

test("another set in the place of the first is another set; the first with every rating changed is the first", async () => {
  const { records, store, clock } = withSets();
  const folder = temporaryFolder("place");
  const take = (ratings: ReturnType<typeof madeRatings>) =>
    importMovieLens(writeRatingSet(join(folder, "set"), { ratings }), { store, records, clock }, signal);
  const [first, other] = [1, 2].map((seed) => madeRatings({ users: 45, films: 30, seed }));
  await take(first!);
  const changed = first!.map((rating) => ({ ...rating, value: 5.5 - rating.value, time: rating.time + 7 }));
  expect(await take(changed)).toMatchObject({ ratings: changed.length });
  expect(records.ratings.count()).toBe(first!.length);
  await take(other!);
  expect(records.ratings.count()).toBe(first!.length + other!.length);
});

test("films without ids are joined by title and year, to other sets and to the library", async () => {
  const { aSet, take, preview, addFilm, records, library, store } = withSets();
  const metropolis = addFilm({ title: "Les Temps modernes", originalTitle: "Modern Times", year: 1936, tmdbId: 3082 });
  await take(
    aSet("linked", {
      "ratings.csv": "userId,movieId,rating,timestamp\n1,1,4,1\n1,2,4,2\n1,3,4,3\n1,4,4,4",
      "movies.csv": [
        "movieId,title,genres",
        '1,"Matrix, The (1999)",Action',
        '2,"City of Lost Children, The (Cité des enfants perdus, La) (1995)",Fantasy',
        "3,Sabrina (1995),Comedy",
        "4,Sabrina (1995),Drama",
      ].join("\n"),
      "links.csv": "movieId,imdbId,tmdbId\n1,0133093,603\n2,0112682,902\n3,0114319,11860\n4,0000004,4",
    }),
  );
  const unlinked = aSet(
    "ml-1m",
    {
      "ratings.dat": "7::10::5::11\n7::11::3::12\n7::12::2::13\n7::13::1::14\n7::14::4::15",
      "movies.dat": [
        "10::Matrix, The (1999)::Action",
        "11::Cité des enfants perdus, La (1995)::Fantasy",
        "12::Sabrina (1995)::Comedy",
        "13::Modern Times (1936)::Comedy",
        "14::Matrix, The (1998)::Action",
      ].join("\n"),
    },
    "latin1",
  );
  expect((await preview(unlinked)).unlinked.map(({ sourceId }) => sourceId)).toEqual([12, 14]);
  expect((await preview(unlinked)).inLibrary).toBe(1);
  expect(await take(unlinked)).toMatchObject({ films: 5, unlinked: 2 });
  const films = Map.groupBy([...records.ratings.pages()].flat(), ({ film }) => film);
  expect([...films.values()].map((of) => of.length).toSorted()).toEqual([1, 1, 1, 1, 1, 2, 2]);
  const inLibrary = () => records.films.libraryFilms([...films.keys()]);
  expect([...inLibrary().values()]).toEqual([metropolis]);
  library.marks.rate(1, metropolis, 5);
  const [number] = inLibrary().keys();
  expect(records.ratings.historyOf(1)).toMatchObject([{ film: number, value: 5 }]);
  expect(films.has(number!)).toBe(true);
  expect(store.sql("SELECT title FROM rated_film WHERE source_id = 11").get()).toEqual({
    title: "La Cité des enfants perdus",
  });
});

test.for([
  ["reordered", "movieId,userId,timestamp,rating\n2,7,1112486027,3.5\n"],
  ["quoted", '"userId","movieId","rating","timestamp"\n"7","2","3.5","1112486027"\n'],
  ["marked", "\uFEFFuserId,movieId,rating,timestamp\r\n7,2,3.5,1112486027\r\n"],
] as const)("a file whose columns are %s is read", async ([name, ratings]) => {
  const { aSet, take, said, store } = withSets();
  const set = aSet(name, {
    "ratings.csv": ratings,
    "movies.csv": "movieId,title,genres\n2,Jumanji (1995),Adventure\n",
  });
  expect(await take(set)).toMatchObject({ ratings: 1, broken: 0 });
  expect(said()).toEqual([[7, "Jumanji", 3.5]]);
  expect(store.sql("SELECT rated_at FROM community_rating").get()).toEqual({ rated_at: 1_112_486_027 });
});

test.for(["utf8", "latin1"] as const)("accents of a set in %s are read", async (encoding) => {
  const { aSet, take, said } = withSets();
  const films = "4973::Amélie (Fabuleux destin d'Amélie Poulain, Le) (2001)::Comedy|Romance\n";
  await take(aSet("dat", { "movies.dat": films, "ratings.dat": "1::4973::4.5::838983525\n" }, encoding));
  expect(said()).toEqual([[1, "Amélie", 4.5]]);
});

const SMALL_FOLDER = join(benchDataFolder(), "movielens-latest-small");

test.skipIf(!existsSync(SMALL_FOLDER))(
  "nearly all films of a real set find themselves again without their ids",
  async () => {
    const { aSet, take, preview } = withSets();
    const read = (name: string) => readFileSync(join(SMALL_FOLDER, name), "utf8");
    const ratings = read("ratings.csv").split("\n").slice(0, 20).join("\n");
    await take(
      aSet("linked", { "ratings.csv": ratings, "movies.csv": read("movies.csv"), "links.csv": read("links.csv") }),
    );
    const alone = await preview(aSet("alone", { "ratings.csv": ratings, "movies.csv": read("movies.csv") }));
    expect(alone.films).toBe(9_742);
    // Those that share title and year with another film are not guessed.
    expect(alone.unlinked.length).toBeLessThan(30);
  },
);
