import type { TableRecord } from "../../ratings/tableRecords.ts";
import { TableColumns } from "./tableColumns.ts";

/** Column indexes in IMDb's exports; null for a column that a table lacks. */
export interface ImdbColumns {
  readonly const: number | null;
  readonly url: number | null;
  readonly rating: number | null;
  readonly rated: number | null;
  readonly title: number | null;
  readonly type: number | null;
  readonly year: number | null;
  readonly position: number | null;
  readonly created: number | null;
  readonly description: number | null;
  /** Whether the header is that of an English account, in which numeric dates have the month first. */
  readonly isEnglish: boolean;
}

/** English column names of all versions of the export: 2010, 2017, 2024. */
const NAMES = {
  const: ["const"],
  url: ["url"],
  rating: ["yourrating", "yourated"],
  rated: ["daterated", "dateadded"],
  title: ["title"],
  type: ["titletype"],
  year: ["year"],
  position: ["position"],
  created: ["created"],
  description: ["description"],
} as const;

/**
 * Finds columns by their English names, otherwise by their values and order: headers are in the account's language,
 * but the column order is the same.
 * @param rows the first rows of the table
 */
export function imdbColumns(header: readonly string[], rows: readonly TableRecord[]): ImdbColumns {
  const named = new TableColumns(header);
  const place = (name: keyof typeof NAMES) => named.place(...NAMES[name]);
  const isEnglish = place("title") !== null && place("const") !== null;
  const constAt = place("const") ?? columnOf(header, rows, /^(?:tt|nm|co)\d{5,10}$/);
  const url = place("url") ?? columnOf(header, rows, /imdb\.com\/(?:title|name)\//);
  const found = { const: constAt, url, isEnglish, description: place("description"), created: place("created") };
  if (isEnglish) return { ...found, ...namedPlaces(place), created: place("created") };
  // `Position,Const,Created,Modified,Description,Title,…` or `Const,Your Rating,Date Rated,Title,…`
  const from = constAt ?? 0;
  const isList = from === 1;
  const type = place("type") ?? (url === null ? null : url + 1);
  return {
    ...found,
    type,
    year: place("year") ?? columnOf(header, rows, /^(?:18|19|20)\d{2}$/),
    title: from + (isList ? 4 : 3),
    position: isList ? 0 : null,
    created: isList ? from + 1 : null,
    description: isList ? from + 3 : null,
    rating: isList ? (header.length > type! + 9 ? header.length - 2 : null) : from + 1,
    rated: isList ? header.length - 1 : from + 2,
  };
}

function namedPlaces(place: (name: keyof typeof NAMES) => number | null) {
  return {
    rating: place("rating"),
    rated: place("rated"),
    title: place("title"),
    type: place("type"),
    year: place("year"),
    position: place("position"),
    description: place("description"),
  };
}

/** The first column in which every non-empty cell matches; null for none. */
function columnOf(header: readonly string[], rows: readonly TableRecord[], pattern: RegExp): number | null {
  for (const at of header.keys()) {
    const said = rows.flatMap(({ cells }) => cells[at] || []);
    if (said.length > 0 && said.every((cell) => pattern.test(cell))) return at;
  }
  return null;
}

/**
 * Title types that are not films, in the languages of IMDb's accounts: series, episodes, games, podcasts, music
 * videos.
 */
const NOT_FILMS =
  /serie|episod|folge|(?:^|\W)(?:video ?)?(?:game|games)(?:$|\W)|videospiel|computerspiel|jeu |jeu$|juego|gioco|jogo|podcast|music|musik|musique|clip/;
const NOT_FILMS_IN_HINDI = /सीरी|एपिसोड|गेम|पॉडकास्ट|संगीत/;

/** @param type `Movie`, `tvSeries`, `Série télévisée` … */
export function isFilmType(type: string): boolean {
  const plain = type
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
  return !NOT_FILMS.test(plain) && !NOT_FILMS_IN_HINDI.test(type);
}
