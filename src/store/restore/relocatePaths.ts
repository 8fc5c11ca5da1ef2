import type BetterSqlite from "better-sqlite3";
import { nativePaths, type PathRules, pathRules } from "../../paths/index.ts";
import type { Manifest } from "../backup/manifest.ts";

interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * Rewrites every path below the library's old folder, in plain columns and inside JSON, for a library restored into
 * another folder or on another system. Other paths stay.
 *
 * @param folders spellings of the new folder, in the order of the manifest's
 */
export function relocatePaths(
  database: BetterSqlite.Database,
  { pathKind, dataFolders }: Pick<Manifest, "pathKind" | "dataFolders">,
  folders: readonly string[],
): void {
  const [first] = folders;
  if (first === undefined) return;
  const moves = dataFolders.map((from, index): Move => ({ from, to: folders[index] ?? first }));
  if (pathKind === nativePaths.kind && moves.every(({ from, to }) => from === to)) return;

  const rules = pathRules(pathKind);
  database.function("relocated", { deterministic: true }, (text: unknown) => relocate(String(text), moves, rules));
  database.transaction(() => {
    for (const { table, column } of textColumns(database)) {
      for (const { from } of moves) {
        const change = database.prepare<{ plain: string; quoted: string }>(`
          UPDATE ${quote(table)}
          SET ${quote(column)} = relocated(${quote(column)})
          WHERE instr(${quote(column)}, :plain) > 0 OR instr(${quote(column)}, :quoted) > 0`);
        change.run({ plain: from, quoted: JSON.stringify(from).slice(1, -1) });
      }
    }
  })();
}

function relocate(text: string, moves: readonly Move[], rules: PathRules): string {
  if (!/^\s*[[{"]/.test(text)) return relocatePath(text, moves, rules);
  try {
    return JSON.stringify(JSON.parse(text), (_key, value: unknown) =>
      typeof value === "string" ? relocatePath(value, moves, rules) : value,
    );
  } catch (error) {
    if (error instanceof SyntaxError) return relocatePath(text, moves, rules);
    throw error;
  }
}

function relocatePath(path: string, moves: readonly Move[], rules: PathRules): string {
  if (!rules.isAbsolute(path)) return path;
  for (const { from, to } of moves) {
    if (rules.normalize(path) === rules.normalize(from)) return to;
    const inside = rules.relativeTo(path, from);
    if (inside !== null) return nativePaths.join(to, ...inside.split(rules.separator));
  }
  return path;
}

/** Of ordinary tables: SQLite maintains the tables behind the search index itself. */
function textColumns(database: BetterSqlite.Database): { table: string; column: string }[] {
  return database
    .prepare<[], { table: string; column: string }>(`
      SELECT list.name AS "table", info.name AS "column"
      FROM pragma_table_list AS list JOIN pragma_table_xinfo(list.name) AS info
      WHERE list.schema = 'main' AND list.type = 'table' AND list.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        AND info.type = 'TEXT' AND info.hidden = 0`)
    .all();
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
