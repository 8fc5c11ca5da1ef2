import { DECADE_YEARS, type FilmSort } from "../../contract/index.ts";
import { cacheUntilWrite, mayContinue, type Store } from "../../store/index.ts";
import { localMonth } from "../../time/index.ts";
import { LAST_LETTER, sortTitle } from "../search/index.ts";
import { type FilmListSpec, SORT_SQL } from "./filmListSpec.ts";
import { countRanges, rangesOf } from "./sortRanges.ts";

/** A letter, decade, month, rating, half star or half hour that the page can jump to. */
export interface JumpMark {
  /** Null: films without a value, which stand last. */
  readonly label: string | null;
  /** Index of its first film in the list. */
  readonly index: number;
  readonly count: number;
}

export interface JumpIndex {
  marks(spec: FilmListSpec): JumpMark[];
  /** Index of a title in a list by title, or of the first one after it. */
  indexOfTitle(spec: FilmListSpec, title: string): number;
}

interface Group {
  readonly key: string | number | null;
  readonly count: number;
}

/** In every time zone a month begins with one. */
const QUARTER_HOUR_MS = 900_000;
const STEP_MINUTES = 30;

/** SQL to group films by, cheap for each row; and the label of such a group. */
const GROUPS: Record<FilmSort, { readonly sql: string; readonly label: (key: string | number) => string }> = {
  title: { sql: "substr(film.sort_title, 1, 1)", label: (letter) => letterOf(String(letter)) },
  added: {
    sql: `film.added_at - film.added_at % ${QUARTER_HOUR_MS}`,
    label: (moment) => localMonth(Number(moment)),
  },
  year: { sql: "film.year", label: (year) => String(Math.floor(Number(year) / DECADE_YEARS) * DECADE_YEARS) },
  // Few values, in the order of the index: they are counted without sorting.
  rating: { sql: "film.rating_average", label: (rating) => String(Math.trunc(Number(rating))) },
  estimate: {
    sql: `CAST(2 * ${SORT_SQL.estimate.valueOfFilm} AS INTEGER)`,
    label: (halves) => String(Number(halves) / 2),
  },
  runtime: {
    sql: "film.runtime_minutes",
    label: (minutes) => String(Math.trunc(Number(minutes) / STEP_MINUTES) * STEP_MINUTES),
  },
};

export function createJumpIndex(store: Store): JumpIndex {
  const cached = cacheUntilWrite<JumpMark[]>(store);

  return {
    marks: (spec) => cached(JSON.stringify(spec), () => toMarks(groupsOf(spec), spec)),

    indexOfTitle({ order, where, parameters }, title) {
      const from = sortTitle(title);
      const [compare, sought] = order === "asc" ? ["<", from] : [">", from + LAST_LETTER];
      const row = store.sql<{ count: number }>(
        `SELECT count(*) AS count FROM film WHERE film.sort_title ${compare} :sought ${where}`,
      );
      return row.get({ ...parameters, sought })?.count ?? 0;
    },
  };

  function groupsOf({ sort, where, parameters }: FilmListSpec): Group[] {
    const ranges = where === "" ? rangesOf(store, sort) : null;
    if (ranges) return countRanges(store, ranges);
    return store
      .sql<Group>(`
        SELECT ${GROUPS[sort].sql} AS key, count(*) AS count
        FROM film
        WHERE 1 ${mayContinue("film.id")}
          ${where}
        GROUP BY 1
        ORDER BY 1`)
      .all(parameters);
  }
}

/** Adjacent groups with the same label become one mark. */
function toMarks(groups: readonly Group[], { sort, order }: FilmListSpec): JumpMark[] {
  const known = groups.filter(({ key }) => key !== null);
  const unknown = groups.filter(({ key }) => key === null);
  const marks: { label: string | null; index: number; count: number }[] = [];
  let index = 0;
  for (const { key, count } of [...(order === "asc" ? known : known.toReversed()), ...unknown]) {
    const label = key === null ? null : GROUPS[sort].label(key);
    const last = marks.at(-1);
    if (last && last.label === label) last.count += count;
    else marks.push({ label, index, count });
    index += count;
  }
  return marks;
}

/** Digits and signs sort before A; letters of other scripts after Z. */
function letterOf(letter: string): string {
  if (letter < "a") return "#";
  return letter > "z" ? "…" : letter.toUpperCase();
}
