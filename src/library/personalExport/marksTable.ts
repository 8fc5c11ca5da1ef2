import { writeCsv } from "../../csv/index.ts";
import type { ExportedFilm } from "../marks/index.ts";
import type { ExportedFilmIds, ExportedViewing } from "./exportRows.ts";

const COLUMNS = [
  "title",
  "year",
  "tmdbId",
  "imdbId",
  "wikidataId",
  "rating",
  "ratedAt",
  "watched",
  "watchedAt",
  "positionSeconds",
  "notForMe",
  "lessLikeThis",
  "watchlist",
  "favourite",
  "lists",
] as const satisfies readonly (keyof ExportedFilm)[];

const NOTHING_MARKED = {
  rating: null,
  ratedAt: null,
  watched: false,
  watchedAt: null,
  positionSeconds: null,
  notForMe: false,
  watchlist: false,
  favourite: false,
  lists: [],
};

/**
 * One row per film, for spreadsheets. `viewings` contains the diary's dates; notes, places and tags are only in the
 * other formats.
 */
export function marksTable(films: readonly ExportedFilm[], diary: readonly ExportedViewing[]): string {
  const days = Map.groupBy(diary, keyOf);
  const marked = new Set(films.map(keyOf));
  const onlyInDiary = [...days].flatMap(([key, [first]]): ExportedFilm[] => {
    if (marked.has(key) || !first) return [];
    const { title, year, tmdbId, imdbId, wikidataId } = first;
    return [{ title, year, tmdbId, imdbId, wikidataId, ...NOTHING_MARKED }];
  });
  return writeCsv(
    [...COLUMNS, "viewings"],
    [...films, ...onlyInDiary].map((film) => [
      ...COLUMNS.map((column) => (column === "lessLikeThis" ? film.lessLikeThis === true : film[column])),
      (days.get(keyOf(film)) ?? []).map(dayText),
    ]),
  );
}

const keyOf = ({ title, year, tmdbId, imdbId, wikidataId }: ExportedFilmIds) =>
  JSON.stringify([title, year, tmdbId, imdbId, wikidataId]);

/** `2025-01-02 rewatch cinema 4.5`: the rating is last. */
function dayText({ watchedOn, rewatch, place, rating }: ExportedViewing): string {
  return [watchedOn, rewatch ? "rewatch" : null, place, rating].filter((word) => word !== null).join(" ");
}
