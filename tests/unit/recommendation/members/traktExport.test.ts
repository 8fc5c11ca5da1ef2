import { expect, test } from "vitest";
import { fileOf, folderOf, readExport, zipFileOf } from "./readExport.ts";

const HEAT = { title: "Heat", year: 1995, ids: { trakt: 1, slug: "heat-1995", imdb: "tt0113277", tmdb: 949 } };
const RAN = { title: "Ran", year: 1985, ids: { trakt: 2, slug: "ran-1985", imdb: "tt0089881", tmdb: 11_645 } };
const SHOW = { title: "Severance", year: 2022, ids: { trakt: 3, slug: "severance", tmdb: 95_396 } };
const rated = (movie: object, rating: number) => ({
  rated_at: "2024-02-03T12:00:00.000Z",
  rating,
  type: "movie",
  movie,
});
const seen = (id: number, movie: object, watched_at: string) => ({
  id,
  watched_at,
  action: "watch",
  type: "movie",
  movie,
});

const NAMED = { heat: "Heat (1995) tt0113277 949", ran: "Ran (1985) tt0089881 11645" };

/** An account's export in the layout of Trakt's data page. */
const ACCOUNT = {
  "_errors.json": JSON.stringify([{ endpoint: "users/me/stats", error: "Unexpected end of JSON input" }]),
  "user-profile.json": JSON.stringify({ username: "ada", name: "Ada", ids: { slug: "ada" } }),
  "ratings-movies.json": JSON.stringify([rated(HEAT, 9), rated(RAN, 11)]),
  "ratings-shows.json": JSON.stringify([
    { rated_at: "2020-06-18T19:30:29.000Z", rating: 10, type: "show", show: SHOW },
  ]),
  "watched-movies.json": JSON.stringify([{ plays: 2, last_watched_at: "2024-05-06T12:00:00.000Z", movie: HEAT }]),
  "watched-history-1.json": JSON.stringify([
    seen(2, HEAT, "2024-05-06T12:00:00.000Z"),
    { id: 9, watched_at: "2024-05-05T12:00:00.000Z", type: "episode", episode: { title: "1" }, show: SHOW },
    seen(4, RAN, "1970-01-01T00:00:00.000Z"),
  ]),
  "watched-history-2.json": JSON.stringify([
    seen(2, HEAT, "2024-05-06T12:00:00.000Z"),
    seen(1, HEAT, "2020-01-02T12:00:00.000Z"),
  ]),
  "lists-lists.json": JSON.stringify([
    { name: "Kurosawa & Co.", description: "Late ones", item_count: 1, ids: { trakt: 7, slug: "kurosawa-co" } },
  ]),
  "lists-kurosawa-co.json": JSON.stringify([
    { rank: 1, id: 1, listed_at: "2023-01-04T12:00:00.000Z", notes: "In colour", type: "movie", movie: RAN },
  ]),
  "lists-watchlist.json": JSON.stringify([
    { rank: 1, id: 1, listed_at: "2023-01-04T12:00:00.000Z", type: "movie", movie: HEAT },
    { rank: 2, id: 2, listed_at: "2023-01-05T12:00:00.000Z", type: "show", show: SHOW },
  ]),
  "collection-movies.json": JSON.stringify([{ collected_at: "2020-01-01T00:00:00.000Z", movie: HEAT }]),
};

test("Trakt's archive is read by what its objects say: viewings once, series left out, pages together", async () => {
  const read = await readExport(zipFileOf(ACCOUNT));
  expect(read).toMatchObject({
    format: "trakt",
    ratings: [`${NAMED.heat} 4.5 2024-02-03`],
    viewings: [`${NAMED.heat} 2020-01-02`, `${NAMED.heat} 2024-05-06 rewatch`],
    lists: [
      { kind: "own", name: "Kurosawa & Co.", description: "Late ones" },
      { kind: "watchlist", name: "" },
    ],
    listings: [`0 1 ${NAMED.ran} 2023-01-04 In colour`, `1 1 ${NAMED.heat} 2023-01-04`],
  });
  expect(read.watched.some((film) => film.startsWith(NAMED.ran))).toBe(true);
  expect(read.skipped.toSorted()).toEqual([
    "no_place collection-movies.json",
    "not_a_film lists-watchlist.json",
    "not_a_film ratings-shows.json",
    "not_a_film watched-history-1.json",
    "rating_out_of_range ratings-movies.json",
    "truncated users/me/stats",
  ]);
});

test.each([
  ["one list", JSON.stringify([rated(HEAT, 9), rated(RAN, 8)])],
  ["a list of pages", JSON.stringify([[rated(HEAT, 9)], [rated(RAN, 8)]])],
  ["pages one after the other", `${JSON.stringify([rated(HEAT, 9)])}\n${JSON.stringify([rated(RAN, 8)])}`],
  ["one object a line", `${JSON.stringify(rated(HEAT, 9))}\n${JSON.stringify(rated(RAN, 8))}\n`],
  ["a byte order mark", `\uFEFF${JSON.stringify([rated(HEAT, 9), rated(RAN, 8)], null, 2)}`],
])("ratings are read from %s", async (_, text) => {
  const { format, ratings, skipped } = await readExport(fileOf("trakt backup.json", text));
  expect([format, ratings, skipped]).toEqual([
    "trakt",
    [`${NAMED.heat} 4.5 2024-02-03`, `${NAMED.ran} 4 2024-02-03`],
    [],
  ]);
});

test("of a file that is cut off, what is whole is read, and the end is told", async () => {
  const whole = JSON.stringify([rated(HEAT, 9), rated(RAN, 8)]);
  for (const cut of [whole.length - 1, whole.length - 20]) {
    const { ratings, skipped } = await readExport(folderOf({ "ratings/ratings-movies.json": whole.slice(0, cut) }));
    expect(ratings[0]).toBe(`${NAMED.heat} 4.5 2024-02-03`);
    expect(skipped).toEqual(["truncated ratings/ratings-movies.json"]);
  }
});

test("without a history the last viewing of each film is an entry; without both, the ratings tell what was seen", async () => {
  const watchedOnly = await readExport(folderOf({ "watched-movies.json": ACCOUNT["watched-movies.json"] }));
  expect(watchedOnly.viewings).toEqual([`${NAMED.heat} 2024-05-06`]);
  const ratedOnly = await readExport(folderOf({ "ratings-movies.json": ACCOUNT["ratings-movies.json"] }));
  expect([ratedOnly.viewings, ratedOnly.watched]).toEqual([[], [`${NAMED.heat} 2024-02-03`]]);
});

const TABLE_END = "trakt_rating,trakt_id,imdb_id,tmdb_id,tvdb_id,url,released,season_number,episode_number";
const HEAT_CELLS = "movie,Heat,1995,8.2,1,tt0113277,949,,https://trakt.tv/movies/heat-1995,1995-12-15,,";
const EPISODE_CELLS = "episode,Good News,2022,8.1,3,tt1,1,,https://trakt.tv/shows/severance,2022-02-18,1,1";

test("tables of Trakt's pages are read like its JSON: ratings, viewings and lists", async () => {
  const read = await readExport(
    zipFileOf({
      "ratings.csv": `rated_at,type,title,year,${TABLE_END},rating
2024-02-03T12:00:00Z,${HEAT_CELLS},9
2024-02-03T12:00:00Z,${EPISODE_CELLS},8
`,
      "history.csv": `watched_at,id,type,title,year,${TABLE_END}
2024-05-06T12:00:00Z,2,${HEAT_CELLS}
2020-01-02T12:00:00Z,1,${HEAT_CELLS}
`,
      "watchlist.csv": `rank,listed_at,type,title,year,${TABLE_END}
1,2023-01-04T12:00:00Z,${HEAT_CELLS}
`,
    }),
  );

  expect(read).toMatchObject({
    format: "trakt",
    ratings: [`${NAMED.heat} 4.5 2024-02-03`],
    viewings: [`${NAMED.heat} 2020-01-02`, `${NAMED.heat} 2024-05-06 rewatch`],
  });
  expect(read.lists).toHaveLength(1);
  expect(read.skipped).toHaveLength(1);
});
