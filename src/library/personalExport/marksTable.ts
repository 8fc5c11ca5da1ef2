import type { ExportedFilm } from "../marks/index.ts";
import { CsvFile } from "./csvFile.ts";
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
export function marksTable(
  films: Iterable<ExportedFilm>,
  diary: readonly ExportedViewing[],
): readonly Uint8Array<ArrayBuffer>[] {
  const days = Map.groupBy(diary, keyOf);
  const onlyInDiary = new Map(days);
  const file = new CsvFile([...COLUMNS, "viewings"]);
  const add = (film: ExportedFilm, key: string) =>
    file.add([
      ...COLUMNS.map((column) => (column === "lessLikeThis" ? film.lessLikeThis === true : film[column])),
      (days.get(key) ?? []).map(dayText),
    ]);
  for (const film of films) {
    const key = keyOf(film);
    onlyInDiary.delete(key);
    add(film, key);
  }
  for (const [key, [first]] of onlyInDiary) {
    if (!first) continue;
    const { title, year, tmdbId, imdbId, wikidataId } = first;
    add({ title, year, tmdbId, imdbId, wikidataId, ...NOTHING_MARKED }, key);
  }
  return file.end();
}

const keyOf = ({ title, year, tmdbId, imdbId, wikidataId }: ExportedFilmIds) =>
  JSON.stringify([title, year, tmdbId, imdbId, wikidataId]);

/** `2025-01-02 rewatch cinema 4.5`: the rating is last. */
function dayText({ watchedOn, rewatch, place, rating }: ExportedViewing): string {
  return [watchedOn, rewatch ? "rewatch" : null, place, rating].filter((word) => word !== null).join(" ");
}
