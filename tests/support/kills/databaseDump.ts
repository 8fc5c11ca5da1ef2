import { createHash } from "node:crypto";
import BetterSqlite from "better-sqlite3";

/** By what it is about: rows as text, in an order that does not depend on when they were made. */
export type Dump = Readonly<Record<string, readonly string[]>>;

/** What the program records about its own running: it differs from run to run and is no user data. */
const NOTES_OF_RUNNING =
  /^(job|session|login_failure|metric_\w+|alert|alert_mute|outside_request|maintenance_run|prediction|prediction_outcome|drift_check|program_start)$/;
const TIME = /(^|_)(at|since|until)$/;
/** Numbers of rows that no foreign key declares. */
const REFERENCES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  journal: { file: "file", film: "film" },
  removed_film: { merged_into: "film" },
  rated_film: { same_as: "rated_film" },
};
/** What holds numbers of rows within a text, or depends on the speed of the machine. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  journal: ["undo"],
  training: ["job", "found"],
  model_version: ["fit_ms", "checksum", "size_bytes", "metrics", "dataset", "reason"],
  drift_baseline: ["profile"],
  watched_folder: ["last_scan"],
  removed_film: ["content", "moved", "poster", "backdrop"],
  // Numbers that the disk gives, and one that is drawn.
  file: ["inode"],
  created_file: ["inode"],
  library: ["id"],
};
/** Rows in use: people of films whose answer was replaced are left over, and superseded values are history. */
const ROWS: Readonly<Record<string, string>> = {
  person: "WHERE id IN (SELECT person FROM credit)",
  rating_layer: "WHERE superseded_at IS NULL",
  watch_layer: "WHERE superseded_at IS NULL",
};

interface Column {
  readonly name: string;
  readonly pk: number;
  readonly type: string;
}
type Cell = string | number | bigint | Buffer | null;
type Row = Readonly<Record<string, Cell>>;

/**
 * Every row of a library's database without its id and its times; a reference to another row is replaced by what that
 * row says. So two libraries are equal where they say the same, in any order of their rows, and a new table is compared
 * without being declared here.
 */
export function dumpDatabase(file: string): Dump {
  const database = new BetterSqlite(file, { readonly: true });
  try {
    const tables = namesOfTables(database).filter((name) => !NOTES_OF_RUNNING.test(name));
    const describe = describer(database);
    return Object.fromEntries(
      tables.map((table) => [
        `table ${table}`,
        (database.prepare(`SELECT * FROM "${table}" ${ROWS[table] ?? ""}`).all() as Row[])
          .map((row) => describe(table, row))
          .toSorted(),
      ]),
    );
  } finally {
    database.close();
  }
}

/** @returns what SQLite and the foreign keys find wrong; empty where all is well */
export function findDamage(file: string): string[] {
  const database = new BetterSqlite(file, { readonly: true });
  try {
    const checked = database.pragma("integrity_check", { simple: true });
    const dangling = database.pragma("foreign_key_check") as object[];
    return [...(checked === "ok" ? [] : [String(checked)]), ...dangling.map((row) => JSON.stringify(row))];
  } finally {
    database.close();
  }
}

function namesOfTables(database: BetterSqlite.Database): string[] {
  const all = database
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .all() as { name: string; sql: string }[];
  const virtual = all.filter(({ sql }) => sql.startsWith("CREATE VIRTUAL")).map(({ name }) => name);
  return all.map(({ name }) => name).filter((name) => !virtual.some((one) => name.startsWith(`${one}_`)));
}

function describer(database: BetterSqlite.Database) {
  const columns = new Map<string, readonly Column[]>();
  const references = new Map<string, ReadonlyMap<string, string>>();
  const said = new Map<string, string>();
  return describe;

  function columnsOf(table: string): readonly Column[] {
    const known = columns.get(table) ?? (database.pragma(`table_info("${table}")`) as Column[]);
    columns.set(table, known);
    return known;
  }

  function referencesOf(table: string): ReadonlyMap<string, string> {
    const declared = () =>
      (database.pragma(`foreign_key_list("${table}")`) as { from: string; table: string }[]).map(
        ({ from, table: to }) => [from, to] as const,
      );
    const known = references.get(table) ?? new Map([...declared(), ...Object.entries(REFERENCES[table] ?? {})]);
    references.set(table, known);
    return known;
  }

  function describe(table: string, row: Row): string {
    const isNumber = ({ pk, type, name }: Column) => pk > 0 && type === "INTEGER" && !referencesOf(table).has(name);
    const ownNumber = columnsOf(table).filter(isNumber);
    const cells = columnsOf(table)
      .filter((column) => !(ownNumber.length === 1 && ownNumber[0] === column && column.name === "id"))
      .map(({ name }) => [name, isDrawn(row) && name === "value" ? "…" : cell(table, name, row[name] ?? null)]);
    return JSON.stringify(Object.fromEntries(cells));
  }

  function cell(table: string, column: string, value: Cell): unknown {
    if (value === null) return null;
    if (INSIDE[table]?.includes(column) || TIME.test(column)) return "…";
    const target = referencesOf(table).get(column);
    if (target) return labelOf(target, value);
    // In the order of rows that is visible nowhere else.
    if (table === "film_search" && column === "people")
      return String(value)
        .split("|")
        .map((name) => name.trim())
        .toSorted();
    if (typeof value === "number" && !Number.isInteger(value)) return Number(value.toPrecision(6));
    if (Buffer.isBuffer(value)) return createHash("sha256").update(value).digest("hex").slice(0, 16);
    return value;
  }

  /** What the row says, not its number; short, for it may stand in many others. */
  function labelOf(table: string, key: Cell): string {
    const place = `${table} ${key}`;
    const known = said.get(place);
    if (known !== undefined) return known;
    said.set(place, "itself");
    const primary = columnsOf(table).find(({ pk }) => pk > 0)?.name ?? "id";
    const row = database.prepare(`SELECT * FROM "${table}" WHERE "${primary}" = ?`).get(key) as Row | undefined;
    const label = row ? `${table} ${nameOf(row)}` : `${table}: gone`;
    said.set(place, label);
    return label;
  }
}

/** A setting that is drawn at random where there is none yet. */
const isDrawn = ({ name }: Row): boolean => typeof name === "string" && name.endsWith("_secret");

/** What tells rows of one table apart for a reader. */
function nameOf(row: Row): string {
  const words = ["path", "user_id", "source", "source_id", "place", "kind", "role", "name", "number", "title", "year"];
  const ids = ["tmdb_id", "imdb_id", "wikidata_id", "provider_id", "metric", "version", "state"];
  return [...words, ...ids].flatMap((column) => (row[column] == null ? [] : [String(row[column])])).join(" · ");
}
