import { expect, test } from "vitest";
import { fileOf, folderOf, readExport, zipFileOf } from "./readExport.ts";

const FILM = "Date,Name,Year,Letterboxd URI";
const DIARY = `${FILM},Rating,Rewatch,Tags,Watched Date`;
const lines = (...rows: readonly string[]) => `${rows.join("\r\n")}\r\n`;

/** The files of an account's export in Letterboxd's layout. */
const ACCOUNT = {
  "profile.csv": lines(
    "Date Joined,Username,Given Name,Family Name,Email Address,Location,Website,Bio,Pronoun,Favorite Films",
    '2019-03-01,ada,Ada,,ada@example.org,,,"Likes, lists",They,"https://boxd.it/1, https://boxd.it/2"',
  ),
  "comments.csv": lines("Date,Content,Comment", '2024-01-02,https://boxd.it/x,"So true, that"'),
  "ratings.csv": lines(
    `${FILM},Rating`,
    '2024-01-02,"The Good, the Bad and the Ugly",1966,https://boxd.it/a,4.5',
    '2024-01-03,"""Crocodile"" Dundee",1986,https://boxd.it/b,0.5',
    "2024-01-04,Untitled Short,,https://boxd.it/c,3",
    "2024-01-05,Too Many Stars,1999,https://boxd.it/d,11",
  ),
  "watched.csv": lines(
    FILM,
    '2024-01-02,"The Good, the Bad and the Ugly",1966,https://boxd.it/a',
    "2020-06-07,Only Watched,1999,https://boxd.it/e",
  ),
  "diary.csv": lines(
    DIARY,
    '2024-01-02,"The Good, the Bad and the Ugly",1966,https://boxd.it/f,4.5,,"35mm, with Grace",2024-01-01',
    '2024-03-02,"The Good, the Bad and the Ugly",1966,https://boxd.it/g,5,Yes,,2024-03-01',
    "2024-04-02,The Beginning After the End,2024,https://boxd.it/h,,,tv,2024-04-01",
  ),
  "reviews.csv": lines(
    `${FILM},Rating,Rewatch,Review,Tags,Watched Date`,
    '2024-03-02,"The Good, the Bad and the Ugly",1966,https://boxd.it/g,5,Yes,"Line one.\nLine ""two"".",,2024-03-01',
    "2024-05-02,Only Watched,1999,https://boxd.it/i,,,No day to it,,",
  ),
  "watchlist.csv": lines(FILM, "2023-01-01,Stalker,1979,https://boxd.it/j"),
  "likes/films.csv": lines(FILM, "2022-02-02,Mirror,1975,https://boxd.it/k"),
  "likes/reviews.csv": lines("Date,Content", "2022-02-02,https://boxd.it/l"),
  "likes/lists.csv": lines("Date,Content", "2022-02-02,https://boxd.it/m"),
  "lists/best-of-1975.csv": lines(
    "Letterboxd list export v7",
    "Date,Name,Tags,URL,Description",
    '2021-05-06,"Best of 1975, maybe",seventies,https://boxd.it/n,"Two\nlines, ""quoted"""',
    "",
    "Position,Name,Year,URL,Description",
    "1,Mirror,1975,https://boxd.it/o,Once more",
    "2,Jaws,1975,https://boxd.it/p,",
  ),
  "deleted/diary.csv": lines(DIARY, "2020-01-02,Gone,1990,https://boxd.it/q,,,,2020-01-01"),
  "deleted/lists/old.csv": lines(
    "Letterboxd list export v7",
    "Date,Name,Tags,URL,Description",
    "2021-05-06,Old,,https://boxd.it/r,",
    "",
    "Position,Name,Year,URL,Description",
    "1,Gone,1990,https://boxd.it/s,",
  ),
  "orphaned/diary.csv": lines(DIARY, "2020-02-03,Nowhere,1991,https://boxd.it/t,,,,2020-02-02"),
};

test("Letterboxd's archive is read whole: what is live, and why the rest is not", async () => {
  const read = await readExport(zipFileOf(ACCOUNT));
  expect(read).toMatchObject({
    format: "letterboxd",
    ratings: [
      "The Good, the Bad and the Ugly (1966) 4.5 2024-01-02",
      '"Crocodile" Dundee (1986) 0.5 2024-01-03',
      "Untitled Short 3 2024-01-04",
    ],
    viewings: [
      "The Good, the Bad and the Ugly (1966) 2024-01-01 4.5 35mm with Grace",
      'The Good, the Bad and the Ugly (1966) 2024-03-01 rewatch 5 Line one.\nLine "two".',
      "The Beginning After the End (2024) 2024-04-01 tv",
    ],
    lists: [
      { kind: "watchlist" },
      { kind: "favourites" },
      { kind: "own", name: "Best of 1975, maybe", description: 'Two\nlines, "quoted"' },
    ],
    listings: [
      "0 - Stalker (1979) 2023-01-01",
      "1 - Mirror (1975) 2022-02-02",
      "2 1 Mirror (1975) 2021-05-06 Once more",
      "2 2 Jaws (1975) 2021-05-06",
    ],
  });
  expect(read.watched).toContain("Only Watched (1999) 2020-06-07");
  expect(read.skipped.toSorted()).toEqual([
    "deleted deleted/diary.csv:2",
    "deleted deleted/lists/old.csv:6",
    "orphaned orphaned/diary.csv:2",
    "rating_out_of_range ratings.csv:5",
    "review_without_date reviews.csv:4",
  ]);
  expect(read.skippedRows.find(({ reason }) => reason === "deleted")).toMatchObject({ title: "Gone", year: 1990 });
});

test("the same account is the same in a folder, and in an archive that packs it into a folder", async () => {
  const whole = await readExport(zipFileOf(ACCOUNT));
  const nested = Object.fromEntries(
    Object.entries(ACCOUNT).map(([path, text]) => [`letterboxd-ada-2024-06-01/${path}`, text]),
  );
  const withoutPaths = ({ skipped, skippedRows, ...rest }: typeof whole) => rest;
  expect(await readExport(folderOf(ACCOUNT))).toEqual(whole);
  expect(withoutPaths(await readExport(zipFileOf({ ...nested, "__MACOSX/._ratings.csv": "x" })))).toEqual(
    withoutPaths(whole),
  );
});

test("whoever rated a film has seen it where the export has no list of watched films", async () => {
  const alone = await readExport(fileOf("ratings.csv", ACCOUNT["ratings.csv"]));
  expect(alone.watched).toHaveLength(3);
  const { watched } = await readExport(folderOf({ ...ACCOUNT, "diary.csv": "" }));
  expect(watched.filter((film) => film.startsWith("Untitled"))).toEqual([]);
});

test.each([
  ["UTF-8 with a byte order mark", (text: string) => Buffer.from(`\uFEFF${text}`)],
  ["UTF-16, little end first", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le")],
  ["UTF-16, big end first", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
  ["UTF-16 without a byte order mark", (text: string) => Buffer.from(text, "utf16le")],
  ["Windows-1252", (text: string) => Buffer.from(text.replace("€", "\u0080"), "latin1")],
  ["semicolons", (text: string) => Buffer.from(text.replaceAll(",", ";"))],
  ["tabs", (text: string) => Buffer.from(text.replaceAll(",", "\t"))],
  ["old line ends", (text: string) => Buffer.from(text.replaceAll("\r\n", "\n"))],
])("a table of ratings is read in %s", async (_, encode) => {
  const text = lines(`${FILM},Rating`, "2024-01-02,Amélie à 5 €,2001,https://boxd.it/a,4.5");
  const { format, ratings } = await readExport(fileOf("ratings.csv", encode(text)));
  expect([format, ratings]).toEqual(["letterboxd", ["Amélie à 5 € (2001) 4.5 2024-01-02"]]);
});

test("the table that Letterboxd's import takes is read too", async () => {
  const table = lines(
    "imdbID,tmdbID,Title,Year,Rating10,WatchedDate,Rewatch,Tags,Review",
    'tt0113277,949,Heat,1995,9,2024-05-06,true,"mann",Twice',
  );
  expect(await readExport(fileOf("anything.txt", table))).toMatchObject({
    format: "letterboxd",
    viewings: ["Heat (1995) tt0113277 949 2024-05-06 rewatch 4.5 mann Twice"],
  });
});

test("what is no export, or another one than was asked for, is not taken for it", async () => {
  expect((await readExport(fileOf("letters.csv", "a,b\n1,2\n"))).format).toBeNull();
  await expect(readExport(fileOf("ratings.csv", "a,b\n1,2\n"))).rejects.toMatchObject({ code: "export_unreadable" });
  expect((await readExport(fileOf("ratings.csv", ACCOUNT["ratings.csv"]), "imdb")).format).toBeNull();
  expect((await readExport(fileOf("holiday.zip", ACCOUNT["ratings.csv"]))).format).toBe("letterboxd");
  await expect(readExport(fileOf("ratings.csv", "userId,movieId,rating,timestamp\n1,1,4,0\n"))).rejects.toMatchObject({
    code: "export_is_movielens",
  });
});
