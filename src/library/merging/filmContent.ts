import type { Store } from "../../store/index.ts";

type Row = Record<string, unknown>;

/** A film's own rows, by table. Marks of people are not among them: see `moveUserData`. Stored as JSON. */
export type FilmContent = Readonly<Record<string, readonly Row[]>>;

/** Which groups of rows a film copied from another, by table. Stored as JSON. */
export type CopiedContent = Readonly<Record<string, readonly string[]>>;

/** SQL that says which rows of a table belong together: a whole group is copied, or nothing of it. */
const GROUPS: Readonly<Record<string, string>> = {
  fact: "field || ' ' || origin",
  alternative_title: "title",
  credit: "origin",
  enrichment: "provider",
  article: "language",
  similar_film: "'all'",
};
/** Of these, rows of the origin `hand` are edits: see `moveManualData`. */
const EDITED: ReadonlySet<string> = new Set(["fact", "credit"]);
/** People of providers, whether they are shown or wait behind those that the owner entered. */
const STATED_CREDITS = `(
  SELECT film, person, job, character, position, origin FROM credit
  UNION ALL
  SELECT film, person, job, character, position, origin FROM replaced_credit)`;
const TABLES = [
  ...Object.keys(GROUPS),
  "film_genre",
  "film_attribute",
  "film_tag",
  "film_collection",
  "replaced_credit",
];

/** Reads and writes all rows of a film, and completes one film from another. Expects to be inside a transaction. */
export class FilmContentStore {
  readonly #sql: Store["sql"];

  constructor({ sql }: Pick<Store, "sql">) {
    this.#sql = sql;
  }

  read(filmId: number): FilmContent {
    const rows = TABLES.map((table): [string, Row[]] => [
      table,
      this.#sql<Row>(`SELECT * FROM ${table} WHERE film = :filmId`).all({ filmId }),
    ]);
    const film = this.#sql<Row>("SELECT * FROM film WHERE id = :filmId").all({ filmId });
    return { film, ...Object.fromEntries(rows) };
  }

  /** @param changes columns of the film's own row that get another value */
  write(content: FilmContent, changes: Row): void {
    for (const row of content.film ?? []) this.#insert("film", { ...row, ...changes });
    for (const table of TABLES) for (const row of content[table] ?? []) this.#insert(table, row);
  }

  /** Copies the groups that `from` has and `to` does not. Manual facts are not copied here: see `moveManualData`. */
  copyMissing(from: number, to: number): CopiedContent {
    const copied = Object.entries(GROUPS).map(([table, group]) => {
      const missing = this.#missingGroups(table, group, from, to);
      this.#copyGroups(table, group, missing, from, to);
      return [table, missing] as const;
    });
    return Object.fromEntries(copied);
  }

  removeCopied(copied: CopiedContent, filmId: number): void {
    for (const [table, group] of Object.entries(GROUPS)) this.#removeGroups(table, group, filmId, copied[table]);
    // Credits that were copied, and replaced by the owner's since.
    this.#removeGroups("replaced_credit", "origin", filmId, copied.credit);
  }

  #removeGroups(table: string, group: string, filmId: number, names: readonly string[] = []): void {
    this.#sql(`
      DELETE FROM ${table}
      WHERE film = :filmId AND ${group} IN (SELECT value FROM json_each(:groups))`).run({
      filmId,
      groups: JSON.stringify(names),
    });
  }

  #missingGroups(table: string, group: string, from: number, to: number): string[] {
    const stated = table === "credit" ? STATED_CREDITS : table;
    const rows = this.#sql<{ name: string }>(`
      SELECT DISTINCT ${group} AS name FROM ${stated}
      WHERE film = :from ${EDITED.has(table) ? "AND origin <> 'hand'" : ""}
      EXCEPT SELECT ${group} FROM ${stated} WHERE film = :to`);
    return rows.all({ from, to }).map(({ name }) => name);
  }

  #copyGroups(table: string, group: string, names: readonly string[], from: number, to: number): void {
    const columns = this.#columnsOf(table)
      .filter((column) => column !== "film")
      .join(", ");
    this.#sql(`
      INSERT INTO ${table} (film, ${columns})
      SELECT :to, ${columns}
      FROM ${table === "credit" ? STATED_CREDITS : table}
      WHERE film = :from AND ${group} IN (SELECT value FROM json_each(:groups))`).run({
      from,
      to,
      groups: JSON.stringify(names),
    });
  }

  /** Columns added to the table since the row was stored get their default; removed ones are left out. */
  #insert(table: string, row: Row): void {
    const columns = this.#columnsOf(table).filter((column) => column in row);
    this.#sql(`
      INSERT INTO ${table} (${columns.join(", ")})
      VALUES (${columns.map((column) => `:${column}`).join(", ")})`).run(
      Object.fromEntries(columns.map((column) => [column, row[column]])),
    );
  }

  #columnsOf(table: string): string[] {
    return this.#sql<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
      .all()
      .map(({ name }) => name);
  }
}
