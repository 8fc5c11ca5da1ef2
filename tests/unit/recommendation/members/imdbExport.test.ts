import { expect, test } from "vitest";
import { fileOf, readExport } from "./readExport.ts";

const TITLE_2024 =
  "Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors";
const heat = (type: string) =>
  `Heat,Heat,https://www.imdb.com/title/tt0113277/,${type},8.3,170,1995,"Crime, Drama",700000,1995-12-15,Michael Mann`;
const fargo = (type: string) =>
  `Fargo,Fargo,https://www.imdb.com/title/tt2802850/,${type},8.9,53,2014,Crime,400000,2014-04-15,`;

/** The ratings export in each version and language. */
const RATINGS: Readonly<Record<string, string>> = {
  "of 2024": [
    `Const,Your Rating,Date Rated,${TITLE_2024}`,
    `tt0113277,9,2024-03-14,${heat("Movie")}`,
    `tt2802850,10,2024-03-15,${fargo("TV Series")}`,
  ].join("\n"),
  "of 2017": [
    "Const,Your Rating,Date Rated,Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors",
    'tt0113277,9,2024-03-14,Heat,https://www.imdb.com/title/tt0113277/,movie,8.3,170,1995,"Crime, Drama",700000,1995-12-15,Michael Mann',
    "tt2802850,10,2024-03-15,Fargo,https://www.imdb.com/title/tt2802850/,tvSeries,8.9,53,2014,Crime,400000,2014-04-15,",
  ].join("\n"),
  "of 2010": [
    '"position","const","created","modified","description","Title","Title type","Directors","You rated","IMDb Rating","Runtime (mins)","Year","Genres","Num. Votes","Release Date (month/day/year)","URL"',
    '"1","tt0113277","Thu Mar 14 00:00:00 2024","","","Heat","Feature Film","Michael Mann","9","8.3","170","1995","crime, drama","700000","1995-12-15","http://www.imdb.com/title/tt0113277/"',
    '"2","tt2802850","Fri Mar 15 00:00:00 2024","","","Fargo","Mini-Series","","10","8.9","53","2014","crime","400000","2014-04-15","http://www.imdb.com/title/tt2802850/"',
  ].join("\n"),
  "of a French account": [
    "Const,Votre note,Date de la note,Titre,Titre original,URL,Type de titre,Note IMDb,Durée (min),Année,Genres,Nombre de votes,Date de sortie,Réalisateurs",
    `tt0113277,9,2024-03-14,${heat("Film")}`,
    `tt2802850,10,2024-03-15,${fargo("Série télévisée")}`,
  ].join("\n"),
  "of a German account, as a spreadsheet saves it": [
    "Const;Ihre Bewertung;Bewertet am;Titel;Originaltitel;URL;Titeltyp;IMDb-Bewertung;Laufzeit (Min.);Jahr;Genres;Stimmen;Erscheinungsdatum;Regie",
    'tt0113277;9;14.03.2024;Heat;Heat;https://www.imdb.com/title/tt0113277/;Film;8,3;170;1995;"Crime, Drama";700000;15.12.1995;Michael Mann',
    "tt2802850;10;15.03.2024;Fargo;Fargo;https://www.imdb.com/title/tt2802850/;Fernsehserie;8,9;53;2014;Crime;400000;15.04.2014;",
  ].join("\r\n"),
  "of a Hindi account": [
    "स्थिरांक,आपकी रेटिंग,रेटिंग की तारीख,शीर्षक,मूल शीर्षक,URL,शीर्षक का प्रकार,IMDb रेटिंग,रनटाइम (मिनट),वर्ष,शैलियाँ,वोट,रिलीज़ की तारीख,निर्देशक",
    `tt0113277,9,2024-03-14,${heat("फ़िल्म")}`,
    `tt2802850,10,2024-03-15,${fargo("टीवी सीरीज़")}`,
  ].join("\n"),
};

test.each(Object.entries(RATINGS))("IMDb's ratings %s are read, and series are left out", async (_, text) => {
  const read = await readExport(fileOf("export.csv", text));
  expect(read).toMatchObject({
    format: "imdb",
    ratings: ["Heat (1995) tt0113277 4.5 2024-03-14"],
    watched: ["Heat (1995) tt0113277 2024-03-14"],
    viewings: [],
    lists: [],
    skipped: ["not_a_film export.csv:3"],
  });
});

const LIST = [
  `Position,Const,Created,Modified,Description,${TITLE_2024},Your Rating,Date Rated`,
  `1,tt0113277,2023-02-01,2023-02-01,"The diner, again",${heat("Movie")},9,2024-03-14`,
  "2,tt0075686,2023-02-02,2023-02-02,,Annie Hall,Annie Hall,https://www.imdb.com/title/tt0075686/,Movie,8.0,93,1977,Comedy,280239,1977-04-20,Woody Allen,,",
  `3,tt2802850,2023-02-03,2023-02-03,,${fargo("TV Series")},,`,
].join("\n");

test("IMDb's list is a list, with places, days and notes, and with the ratings in it", async () => {
  expect(await readExport(fileOf("Los Angeles.csv", LIST))).toMatchObject({
    lists: [{ kind: "own", name: "Los Angeles", isNamedByFile: true }],
    listings: ["0 1 Heat (1995) tt0113277 2023-02-01 The diner, again", "0 2 Annie Hall (1977) tt0075686 2023-02-02"],
    ratings: ["Heat (1995) tt0113277 4.5 2024-03-14"],
    skipped: ["not_a_film Los Angeles.csv:4"],
  });
});

test.each(["WATCHLIST.csv", "watchlist (1).csv", "my-watch-list.csv"])(
  "IMDb's %s goes to the watchlist",
  async (name) => {
    const { lists, listings } = await readExport(fileOf(name, LIST));
    expect([lists.map(({ kind }) => kind), listings.length]).toEqual([["watchlist"], 2]);
  },
);

test("an old watchlist without ratings is no table of ratings", async () => {
  const [header, row] = RATINGS["of 2010"]!.split("\n");
  const { lists, ratings } = await readExport(fileOf("WATCHLIST.csv", `${header}\n${row!.replace('"9"', '""')}`));
  expect([lists.map(({ kind }) => kind), ratings]).toEqual([["watchlist"], []]);
});

test("rows that say nothing of use are explained", async () => {
  const header = `Const,Your Rating,Date Rated,${TITLE_2024}`;
  const text = [
    header,
    `tt0113277,,,${heat("Movie")}`,
    `tt0113277,11,2024-03-14,${heat("Movie")}`,
    "tt0000001,5,2024-03-14",
  ].join("\n");
  expect((await readExport(fileOf("ratings.csv", text))).skipped).toEqual([
    "no_rating ratings.csv:2",
    "rating_out_of_range ratings.csv:3",
    "no_title ratings.csv:4",
  ]);
});

test("a list of people holds no film", async () => {
  const people =
    "Position,Const,Created,Modified,Description,Name,Known For,Birth Date\n1,nm0000520,2020-01-01,2020-01-01,,Michael Mann,Heat,1943-02-05\n";
  expect((await readExport(fileOf("people.csv", people))).skipped).toEqual(["not_a_film people.csv:2"]);
});
