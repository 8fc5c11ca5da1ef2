import { type CsvCell, writeCsv } from "../../csv/index.ts";
import type { ExportedFilm } from "../marks/index.ts";
import { CsvFile } from "./csvFile.ts";
import type { ExportedFile } from "./exportedFile.ts";
import type { ExportedFilmIds, ExportedList, ExportedViewing } from "./exportRows.ts";
import { TextPieces } from "./textPieces.ts";

export interface PersonalData {
  readonly films: Iterable<ExportedFilm>;
  readonly diary: readonly ExportedViewing[];
  readonly lists: readonly ExportedList[];
}

interface TextFile {
  readonly path: string;
  readonly text: string;
}

const FILM = ["Date", "Name", "Year", "Letterboxd URI"] as const;
/** Columns that Letterboxd's import also supports, followed by our own: exact times and places. */
const IDS = ["tmdbID", "imdbID", "wikidataID"] as const;
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * The files of an export in Letterboxd's layout, with its column names, so that any importer of Letterboxd exports
 * can read them. Additional columns identify films without their titles.
 */
export function letterboxdFiles({ films, diary, lists }: PersonalData): ExportedFile[] {
  return [
    ...marksFiles(films),
    ...[...diaryFiles(diary), ...lists.map(listFile)].map(({ path, text }) => ({ path, pieces: piecesOf(text) })),
  ];
}

function piecesOf(text: string): ExportedFile["pieces"] {
  const pieces = new TextPieces();
  pieces.write(text);
  return pieces.end();
}

/** One pass over the films, for all three files. */
function marksFiles(films: Iterable<ExportedFilm>): ExportedFile[] {
  const ratings = new CsvFile([...FILM, "Rating", ...IDS, "Rated At"]);
  const watched = new CsvFile([...FILM, ...IDS, "Watched At"]);
  const dismissed = new CsvFile([...FILM, ...IDS]);
  const lessLike = new CsvFile([...FILM, ...IDS]);
  let hasLessLike = false;
  for (const film of films) {
    const { rating, ratedAt, watchedAt } = film;
    if (rating !== null) ratings.add([...filmCells(ratedAt, film), rating, ...idCells(film), ratedAt]);
    if (film.watched) watched.add([...filmCells(watchedAt, film), ...idCells(film), watchedAt]);
    if (film.notForMe) dismissed.add([...filmCells(null, film), ...idCells(film)]);
    if (film.lessLikeThis) lessLike.add([...filmCells(null, film), ...idCells(film)]);
    hasLessLike ||= film.lessLikeThis === true;
  }
  return [
    { path: "ratings.csv", pieces: ratings.end() },
    { path: "watched.csv", pieces: watched.end() },
    { path: "dismissed.csv", pieces: dismissed.end() },
    ...(hasLessLike ? [{ path: "less-like-this.csv", pieces: lessLike.end() }] : []),
  ];
}

const filmCells = (at: string | null, { title, year }: ExportedFilmIds, uri = ""): CsvCell[] => [
  at?.slice(0, "YYYY-MM-DD".length) ?? "",
  title,
  year,
  uri,
];
const idCells = ({ tmdbId, imdbId, wikidataId }: ExportedFilmIds): CsvCell[] => [tmdbId, imdbId, wikidataId];

/** Reviews are diary entries with a note; the entry's URL links them. */
function diaryFiles(diary: readonly ExportedViewing[]): TextFile[] {
  const entries = diary.map((viewing, at) => ({ viewing, uri: `filmotheque:diary:${at + 1}` }));
  const start = ({ viewing, uri }: (typeof entries)[number]) => [
    ...filmCells(viewing.watchedOn, viewing, uri),
    viewing.rating,
    viewing.rewatch ? "Yes" : "",
  ];
  const end = ({ viewing }: (typeof entries)[number]) => [
    viewing.tags.join(", "),
    viewing.watchedOn,
    ...idCells(viewing),
    viewing.place,
  ];
  const [head, tail] = [
    [...FILM, "Rating", "Rewatch"],
    ["Tags", "Watched Date", ...IDS, "Place"],
  ];
  const reviewed = entries.filter(({ viewing }) => viewing.note !== null);
  return [
    {
      path: "diary.csv",
      text: writeCsv(
        [...head, ...tail],
        entries.map((one) => [...start(one), ...end(one)]),
      ),
    },
    {
      path: "reviews.csv",
      text: writeCsv(
        [...head, "Review", ...tail],
        reviewed.map((one) => [...start(one), one.viewing.note, ...end(one)]),
      ),
    },
  ];
}

function listFile({ kind, name, description, createdAt, films }: ExportedList, index: number): TextFile {
  const rows = films.map((film) => [...filmCells(film.addedAt, film), ...idCells(film), film.addedAt, film.position]);
  if (kind === "watchlist" || kind === "favourites") {
    const text = writeCsv([...FILM, ...IDS, "Added At", "Position"], rows);
    return { path: kind === "watchlist" ? "watchlist.csv" : "likes/films.csv", text };
  }
  const about = writeCsv(
    ["Date", "Name", "Tags", "URL", "Description"],
    [[createdAt.slice(0, 10), name, "", "", description]],
  );
  const table = writeCsv(
    ["Position", "Name", "Year", "URL", "Description", ...IDS, "Added At"],
    films.map((film) => [film.position, film.title, film.year, "", film.note, ...idCells(film), film.addedAt]),
  );
  const text = `Letterboxd list export v7\r\n${withoutMark(about)}\r\n${withoutMark(table)}`;
  return { path: `lists/${index + 1}-${slugOf(name)}.csv`, text: `${BYTE_ORDER_MARK}${text}` };
}

const withoutMark = (text: string) => (text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);

/** Replaces characters that some file systems do not support. */
function slugOf(name: string): string {
  const plain = name.normalize("NFD").toLowerCase().replace(/\p{M}/gu, "");
  return (
    plain
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 40) || "list"
  );
}
