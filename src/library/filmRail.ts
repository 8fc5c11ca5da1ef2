import { DECADE_YEARS } from "../contract/index.ts";
import type { Store } from "../store/index.ts";
import type { Reading, Sort } from "./filmOrder.ts";
import { sortTitle } from "./foldText.ts";
import { rememberUntilWritten } from "./rememberUntilWritten.ts";

export interface RailMark {
  /** Null: films without a value, which stand last. */
  readonly label: string | null;
  /** Of the first film, counted from 0. */
  readonly place: number;
  readonly count: number;
}

interface Group {
  readonly key: string | number | null;
  readonly count: number;
}

const DAY_MS = 86_400_000;
const STEP_MINUTES = 30;
/** Sorts behind every letter. */
const LAST_LETTER = "\u{10FFFF}";

/** What films are grouped by, cheap to say for each row; and the label that such a group stands under. */
const GROUPS: Record<Sort, { readonly sql: string; readonly label: (key: string | number) => string }> = {
  title: { sql: "substr(film.sort_title, 1, 1)", label: (letter) => letterOf(String(letter)) },
  added: { sql: `film.added_at / ${DAY_MS}`, label: (day) => new Date(Number(day) * DAY_MS).toISOString().slice(0, 7) },
  year: { sql: "film.year", label: (year) => String(Math.floor(Number(year) / DECADE_YEARS) * DECADE_YEARS) },
  rating: { sql: "CAST(film.rating_average AS INTEGER)", label: String },
  runtime: {
    sql: `CAST(film.runtime_minutes / ${STEP_MINUTES} AS INTEGER)`,
    label: (steps) => String(Number(steps) * STEP_MINUTES),
  },
};

/** Where in a list its letters, decades, months, points or half hours begin. */
export function filmRail(store: Store) {
  const remembered = rememberUntilWritten<RailMark[]>(store);

  return {
    marks: (reading: Reading): RailMark[] =>
      remembered(JSON.stringify(reading), () => toMarks(groupsOf(reading), reading)),

    /** Where a title, or the first one after it, stands. Wants a list by title. */
    placeOfTitle({ order, where, parameters }: Reading, title: string): number {
      const from = sortTitle(title);
      const [compare, sought] = order === "asc" ? ["<", from] : [">", from + LAST_LETTER];
      return (
        store
          .sql<{ count: number }>(
            `SELECT count(*) AS count FROM film WHERE film.sort_title ${compare} :sought ${where}`,
          )
          .get({ ...parameters, sought })?.count ?? 0
      );
    },
  };

  function groupsOf({ sort, where, parameters }: Reading): Group[] {
    return store
      .sql<Group>(`
        SELECT ${GROUPS[sort].sql} AS key, count(*) AS count FROM film WHERE 1
          ${where}
        GROUP BY 1 ORDER BY 1`)
      .all(parameters);
  }
}

/** Groups next to each other under one label become one mark. */
function toMarks(groups: readonly Group[], { sort, order }: Reading): RailMark[] {
  const known = groups.filter(({ key }) => key !== null);
  const unknown = groups.filter(({ key }) => key === null);
  const marks: { label: string | null; place: number; count: number }[] = [];
  let place = 0;
  for (const { key, count } of [...(order === "asc" ? known : known.toReversed()), ...unknown]) {
    const label = key === null ? null : GROUPS[sort].label(key);
    const last = marks.at(-1);
    if (last && last.label === label) last.count += count;
    else marks.push({ label, place, count });
    place += count;
  }
  return marks;
}

/** Digits and signs sort before A; what is written in other letters after Z. */
function letterOf(letter: string): string {
  if (letter < "a") return "#";
  return letter > "z" ? "…" : letter.toUpperCase();
}
