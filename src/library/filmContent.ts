import type { Store } from "../store/index.ts";

type Row = Record<string, unknown>;

/** A film's own rows, by table. What people did on it is kept apart: see `moveUserData`. */
export type FilmContent = Readonly<Record<string, readonly Row[]>>;

/** What a film took over from another, by table: the groups that were added. */
export type CopiedContent = Readonly<Record<string, readonly string[]>>;

/** Of each table, what belongs together: a film takes over a whole group, or none of it. */
const GROUPS: Readonly<Record<string, string>> = {
  fact: "field || ' ' || origin",
  alternative_title: "title",
  credit: "origin",
  enrichment: "provider",
  article: "language",
  similar_film: "'all'",
};
const TABLES = [...Object.keys(GROUPS), "film_genre"];

/** The rows that make up a film: read whole, written whole, and completed from another's. Inside a transaction. */
export function filmContent({ sql }: Pick<Store, "sql">) {
  return {
    read(filmId: number): FilmContent {
      const rows = TABLES.map((table) => [
        table,
        sql<Row>(`SELECT * FROM ${table} WHERE film = :filmId`).all({ filmId }),
      ]);
      const film = sql<Row>("SELECT * FROM film WHERE id = :filmId").all({ filmId });
      return { film, ...(Object.fromEntries(rows) as Record<string, Row[]>) };
    },

    /** @param changes columns of the film's own row that are no longer as they were */
    write(content: FilmContent, changes: Row): void {
      for (const row of content.film ?? []) insert("film", { ...row, ...changes });
      for (const table of TABLES) for (const row of content[table] ?? []) insert(table, row);
    },

    /** What `from` knows and `to` does not. What was said by hand is not copied here. */
    copyMissing(from: number, to: number): CopiedContent {
      const copied = Object.entries(GROUPS).map(([table, group]) => {
        const groups = sql<{ name: string }>(`
          SELECT DISTINCT ${group} AS name FROM ${table} WHERE film = :from ${table === "fact" ? "AND origin <> 'hand'" : ""}
          EXCEPT SELECT ${group} FROM ${table} WHERE film = :to`)
          .all({ from, to })
          .map(({ name }) => name);
        const columns = columnsOf(table)
          .filter((column) => column !== "film")
          .join(", ");
        sql(`
          INSERT INTO ${table} (film, ${columns}) SELECT :to, ${columns} FROM ${table}
          WHERE film = :from AND ${group} IN (SELECT value FROM json_each(:groups))`).run({
          from,
          to,
          groups: JSON.stringify(groups),
        });
        return [table, groups] as const;
      });
      return Object.fromEntries(copied);
    },

    removeCopied(copied: CopiedContent, filmId: number): void {
      for (const [table, group] of Object.entries(GROUPS))
        sql(`
          DELETE FROM ${table} WHERE film = :filmId AND ${group} IN (SELECT value FROM json_each(:groups))`).run({
          filmId,
          groups: JSON.stringify(copied[table] ?? []),
        });
    },
  };

  /** A column that came or went since the row was kept is left to its default, or left out. */
  function insert(table: string, row: Row): void {
    const columns = columnsOf(table).filter((column) => column in row);
    sql(`
      INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map((column) => `:${column}`).join(", ")})`).run(
      Object.fromEntries(columns.map((column) => [column, row[column]])),
    );
  }

  function columnsOf(table: string): string[] {
    return sql<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
      .all()
      .map(({ name }) => name);
  }
}
