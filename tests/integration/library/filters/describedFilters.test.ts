import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FilmFilter, LISTED_FILTERS, type ListedFilter } from "../../../../src/contract/index.ts";
import { createFilePlacements } from "../../../../src/library/editions/index.ts";
import { createDescribedFilms } from "../support/describedFilms.ts";

const all = createDescribedFilms;
type Films = ReturnType<typeof createDescribedFilms>;

/** Which films pass, by their position in `ids`. */
const passing = (films: Films, filter: FilmFilter): number[] =>
  films.page({ ...filter, sort: "year", order: "asc", limit: 200 }).items.map(({ id }) => films.ids.indexOf(id));
const positions = (isOne: (at: number) => boolean): number[] => Array.from({ length: 30 }, (_, at) => at).filter(isOne);
const personNamed = ({ store }: Films, name: string): number =>
  store.sql<{ id: number }>("SELECT id FROM person WHERE name = :name").get({ name })?.id ?? 0;

test("films pass by what is stated of them", () => {
  const films = all();
  expect(passing(films, { country: ["JP"] })).toEqual(positions((at) => at % 3 === 1 || (2 * at) % 3 === 1));
  expect(passing(films, { spokenLanguage: ["it", "ja"] })).toEqual(positions((at) => at % 4 === 1 || at % 4 === 3));
  // That of the country whose language films are shown in.
  expect(passing(films, { certification: ["12"] })).toEqual(positions((at) => at % 2 === 1));
  expect(passing(films, { certification: ["PG-13"] })).toEqual([]);
  expect(passing(films, { runtimeFrom: 66, runtimeTo: 72 })).toEqual([2, 3, 4]);
});

test("films pass by a keyword or studio as it is named, not by its words", () => {
  const films = all();
  const give = (at: number, field: string, names: string[]) => {
    const value = names.map((name, id) => ({ id, name, country: null }));
    films.library.facts.record(films.ids[at]!, "tmdb", [{ field, language: null, value }]);
    films.library.facts.refreshFilmRow(films.ids[at]!);
  };
  give(1, "keywords", ["sea monster", "lighthouse"]);
  give(2, "keywords", ["sea", "monster"]);
  give(3, "keywords", ["seas"]);
  give(4, "studios", ["Studio Zeta & Co."]);
  give(5, "studios", ["Studio Zeta"]);
  give(6, "keywords", ["…"]);
  expect(passing(films, { keyword: ["sea"] })).toEqual([2]);
  expect(passing(films, { keyword: ["sea monster"] })).toEqual([1]);
  expect(passing(films, { keyword: ["sea", "lighthouse"] })).toEqual([1, 2]);
  expect(passing(films, { keyword: ["sea"], studio: ["Studio Zeta"] })).toEqual([]);
  expect(passing(films, { studio: ["Studio Zeta"] })).toEqual([5]);
  expect(passing(films, { studio: ["Studio Zeta & Co."] })).toEqual([4]);
  expect(passing(films, { keyword: ["…"] })).toEqual([]);
  expect(passing(films, { keyword: ['"', "sea) OR (x"] })).toEqual([]);
});

test("films pass by the day of their release, and by stars between two bounds", () => {
  const films = all();
  const { library, store, user, ids } = films;
  store.writeRelaxed(() =>
    store
      .sql("INSERT INTO film_attribute (name, value, film) VALUES ('releaseDay', '11-27', :film)")
      .run({ film: ids[4]! }),
  );
  expect(passing(films, { releaseDay: ["11-27"] })).toEqual([4]);
  for (const [at, id] of ids.slice(0, 4).entries())
    library.marks.applyBulk(user, [id], { kind: "rating", value: at + 1 });
  expect(passing(films, { ratingTo: 2 })).toEqual([0, 1]);
  expect(passing(films, { ratingFrom: 2, ratingTo: 3 })).toEqual([1, 2]);
});

test("a person passes as a director only where they directed, as an actor only where they acted", () => {
  const films = all();
  const both = personNamed(films, "Agnès Both");
  expect(passing(films, { director: [both] })).toEqual(positions((at) => at % 3 === 0));
  expect(passing(films, { actor: [both] })).toEqual(positions((at) => at % 3 !== 0));
  const [second, third] = ["Director 2", "Director 3"].map((name) => personNamed(films, name));
  expect(passing(films, { director: [second!, third!] })).toEqual(positions((at) => at % 5 === 2 || at % 5 === 3));
});

test("films pass by what their files contain, without commentaries, forced subtitles and regions", () => {
  const films = all();
  expect(passing(films, { codec: ["hevc"] })).toEqual(positions((at) => at % 3 === 1));
  expect(passing(films, { audioLanguage: ["en"] })).toEqual(positions((at) => at % 3 === 1));
  expect(passing(films, { audioLanguage: ["und"] })).toEqual(positions((at) => at % 3 === 2));
  expect(passing(films, { audioLanguage: ["de"] })).toEqual([]);
  expect(passing(films, { subtitleLanguage: ["fr"] })).toEqual(positions((at) => at % 2 === 0));
  expect(passing(films, { subtitles: false })).toEqual(positions((at) => at % 2 === 1));
  expect(passing(films, { sizeFrom: 5_000_000, sizeTo: 7_000_000 })).toEqual([4, 5, 6]);
});

test("a folder holds what is in it and in the folders inside it, and no folder whose name begins like it", () => {
  const films = all();
  films.store.sql("UPDATE file SET path = '/films/more 10/x.mkv' WHERE film = :film").run({ film: films.ids[0]! });
  expect(passing(films, { folder: "/films/more 1" })).toEqual(positions((at) => at % 4 === 1));
  expect(passing(films, { folder: "/films/more 1/" })).toEqual(positions((at) => at % 4 === 1));
  expect(passing(films, { folder: "/films" })).toHaveLength(30);
  expect(passing(films, { folder: "/film" })).toEqual([]);
  films.store.sql("UPDATE file SET path = 'D:\\Films\\x.mkv' WHERE film = :film").run({ film: films.ids[0]! });
  expect(passing(films, { folder: "D:\\Films" })).toEqual([0]);
});

test("the day of a viewing and the day of an addition are within both days", () => {
  const films = all();
  expect(passing(films, { watchedFrom: "2014-06-15", watchedTo: "2018-06-15" })).toEqual([4, 8]);
  expect(passing(films, { watchedTo: "2014-06-15" })).toEqual([0, 4]);
  // One viewing before and another one after do not make one between.
  films.library.diary.add({ user: films.user, userId: "ada" }, films.ids[0]!, { watchedOn: "2024-01-01" });
  expect(passing(films, { watchedFrom: "2014-06-16", watchedTo: "2018-06-14" })).toEqual([]);
  const [first] = films.page({ sort: "added", order: "asc", limit: 1 }).items;
  const { added_at } = films.store
    .sql<{ added_at: number }>("SELECT added_at FROM film WHERE id = :id")
    .get({ id: first!.id })!;
  const day = new Date(added_at).toISOString().slice(0, 10);
  expect(passing(films, { addedFrom: day, addedTo: day })).toEqual([0]);
});

test("viewings are those of the person who asks", () => {
  const films = all();
  const other = films.addUser("bea");
  expect(films.library.films.page(other, { watchedFrom: "2000-01-01", limit: 10 }).total).toBe(0);
});

test("two files of one part are duplicates; a missing file, another part and another edition are none", () => {
  const films = all();
  const [one, two, three] = films.ids as [number, number, number];
  films.store.writeRelaxed(() => {
    const { attach } = createFilePlacements(films.store);
    attach(films.addFile("/films/again.mkv"), one, {});
    attach(films.addFile("/films/two.mkv"), two, { part: 2 });
    attach(films.addFile("/films/long.mkv"), three, { edition: "Director's Cut" });
  });
  expect(passing(films, { duplicates: true })).toEqual([0]);
  expect(films.library.films.facets(films.user).duplicates).toBe(1);
  films.store.sql("UPDATE file SET missing_since = 5 WHERE path = '/films/again.mkv'").run({});
  expect(passing(films, { duplicates: true })).toEqual([]);
  expect(passing(films, { duplicates: false })).toHaveLength(30);
});

test("a poster that was not fetched is missing", () => {
  const films = all();
  const artwork = (hash: string | null) =>
    films.store.sql("INSERT INTO artwork (kind, source, hash) VALUES ('poster', :source, :hash)").run({
      source: `${hash}`,
      hash,
    }).id;
  for (const [at, hash] of [
    [3, "abc"],
    [4, null],
  ] as const)
    films.store
      .sql("UPDATE film SET poster = :poster WHERE id = :id")
      .run({ poster: artwork(hash), id: films.ids[at]! });
  expect(passing(films, { poster: true })).toEqual([3]);
  expect(films.library.films.facets(films.user).withoutPoster).toBe(29);
  expect(films.library.films.facets(films.user, { genre: ["g0"] }).withoutPoster).toBe(15);
});

test("subtitles beside a file count as soon as they are there", () => {
  const films = all();
  const { id } = films.store
    .sql<{ id: number }>("SELECT id FROM file WHERE film = :film")
    .get({ film: films.ids[1]! })!;
  films.store
    .sql(
      "INSERT INTO neighbour (file, kind, path, size_bytes, mtime_ms, language) VALUES (:id, 'subtitle', 'x', 1, 1, 'es')",
    )
    .run({ id });
  expect(passing(films, { subtitleLanguage: ["es"] })).toEqual([1]);
  films.store.sql("DELETE FROM neighbour WHERE file = :id").run({ id });
  expect(passing(films, { subtitleLanguage: ["es"] })).toEqual([]);
});

const anyFilter: fc.Arbitrary<FilmFilter> = fc.record(
  {
    genre: fc.constant(["g0"]),
    country: fc.subarray(["FR", "JP", "US"], { minLength: 1 }),
    codec: fc.subarray(["h264", "hevc"], { minLength: 1 }),
    subtitles: fc.boolean(),
    sizeFrom: fc.integer({ min: 1_000_000, max: 20_000_000 }),
    runtimeTo: fc.integer({ min: 80, max: 140 }),
    watchedFrom: fc.constant("2012-01-01"),
    addedTo: fc.constant("2026-01-20"),
    folder: fc.constantFrom("/films/more 1", "/films"),
  },
  { requiredKeys: [] },
);

describe("values of a filter", () => {
  test("law: the count of a value is the number of films that choosing it, with all other filters, would show", () => {
    const films = all();
    films.store.sql("INSERT INTO watched_folder (path, added_at) VALUES ('/films', 0)").run({});
    fc.assert(
      fc.property(anyFilter, fc.constantFrom(...LISTED_FILTERS), (filter, of) => {
        const values = films.library.films.filterValues(films.user, { of, limit: 200 }, filter);
        for (const { value, count } of values)
          expect([value, count]).toEqual([value, films.page({ ...filter, ...chosen(of, value), limit: 1 }).total]);
        expect(values.map(({ count }) => count)).not.toContain(0);
      }),
      { numRuns: 60 },
    );
  });

  test("people have names, and are found by a part of them in the job that is asked for", () => {
    const films = all();
    const values = (of: ListedFilter, find?: string) =>
      films.library.films.filterValues(films.user, { of, find, limit: 3 }, { yearTo: 1980 });
    expect(values("director")[0]).toMatchObject({ name: "Agnès Both", count: 4 });
    expect(values("actor", "agnes")).toMatchObject([{ name: "Agnès Both", count: 7 }]);
    expect(values("actor", "director 2")).toEqual([]);
  });

  test("folders are the watched ones and those directly in them", () => {
    const films = all();
    films.store.sql("INSERT INTO watched_folder (path, added_at) VALUES ('/films', 0), ('/empty', 0)").run({});
    expect(films.library.films.filterValues(films.user, { of: "folder", limit: 10 }, { yearTo: 1973 })).toEqual([
      { value: "/films", name: null, count: 4 },
      { value: "/films/more 1", name: null, count: 1 },
      { value: "/films/more 3", name: null, count: 1 },
    ]);
  });
});

const chosen = (of: ListedFilter, value: string): FilmFilter => {
  if (of === "folder") return { folder: value };
  return { [of]: [of === "director" || of === "actor" ? Number(value) : value] };
};

test("law: whatever happens to files, what films are filtered by is what deriving it anew gives", () => {
  const acts = fc.array(
    fc.record({
      file: fc.nat({ max: 9 }),
      act: fc.constantFrom("move", "detach", "probe", "lose", "grow", "remove", "subtitle"),
      other: fc.nat({ max: 4 }),
    }),
    { maxLength: 12 },
  );
  const films = all();
  fc.assert(
    fc.property(acts, (steps) => {
      for (const { file, act, other } of steps) change(films, films.ids[file]!, act, films.ids[other]!);
      const { sql } = films.store;
      expect(sql("SELECT name, value, film, file FROM file_attribute ORDER BY name, value, film, file").all()).toEqual(
        sql("SELECT name, value, film, file FROM short_file_attribute ORDER BY name, value, film, file").all(),
      );
      expect(sql("SELECT film, size_bytes, copies FROM film_storage ORDER BY film").all()).toEqual(
        sql(`
          SELECT film, sum(size_bytes) AS size_bytes, max(copies) AS copies
          FROM (SELECT film, sum(size_bytes) AS size_bytes, count(*) AS copies FROM file
                WHERE part IS NOT NULL AND missing_since IS NULL GROUP BY film, part)
          GROUP BY film ORDER BY film`).all(),
      );
    }),
    { numRuns: 40 },
  );
});

function change({ store }: Films, film: number, act: string, other: number): void {
  const row = store.sql<{ id: number }>("SELECT id FROM file WHERE film = :film ORDER BY id LIMIT 1").get({ film });
  if (!row) return;
  const { id } = row;
  const media = JSON.stringify({ video: { codec: `c${other}` }, audio: [{ language: "fr" }, { language: "fr-CA" }] });
  store.writeRelaxed(() => {
    if (act === "move") createFilePlacements(store).attach(id, other, {});
    if (act === "detach") store.sql("UPDATE file SET film = NULL, part = NULL WHERE id = :id").run({ id });
    if (act === "probe") store.sql("UPDATE file SET media = :media WHERE id = :id").run({ id, media });
    if (act === "lose") store.sql("UPDATE file SET missing_since = 7 WHERE id = :id").run({ id });
    if (act === "grow") store.sql("UPDATE file SET size_bytes = 7 * id WHERE id = :id").run({ id });
    if (act === "remove") store.sql("DELETE FROM file WHERE id = :id").run({ id });
    if (act === "subtitle")
      store
        .sql(
          "INSERT OR IGNORE INTO neighbour (file, kind, path, size_bytes, mtime_ms) VALUES (:id, 'subtitle', 'x', 1, 1)",
        )
        .run({ id });
  });
}
