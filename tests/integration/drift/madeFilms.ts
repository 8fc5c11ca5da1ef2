import type { Program } from "../wholeProgram/program.ts";

/** Identified films without files, for tests that need more of them than anybody would make clips for. @returns their ids */
export function madeFilms({ engine }: Program, many: number, { like = "Made Film" } = {}): number[] {
  const { sql, writeRelaxed } = engine.local.store;
  return writeRelaxed(() =>
    Array.from(
      { length: many },
      (_, at) =>
        sql(`
          INSERT INTO film (state, title, sort_title, identity_title, year, genres, added_at, changed_at)
          VALUES ('identified', :title, :title, :title, :year, '["Drama"]', 0, 0)`).run({
          title: `${like} ${at + 1}`,
          year: 1950 + (at % 60),
        }).id,
    ),
  );
}
