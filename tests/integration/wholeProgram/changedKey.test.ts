import { expect, test } from "vitest";
import { startLoggedInProgram } from "./program.ts";

test("a key is noticed once, and another one that the environment has at the next start again", async () => {
  await using program = await startLoggedInProgram();
  const note = () => program.engine.local.settings.noteTmdbKey();
  // The program noticed the changed key at its start.
  expect(note()).toBe(false);
  const { sql, writeRelaxed } = program.engine.local.store;
  const mark = sql<{ value: string }>("SELECT value FROM setting WHERE name = 'tmdb_key_mark'").get({})?.value;
  expect(mark).toMatch(/^[\w-]{16}$/);
  writeRelaxed(() => sql("UPDATE setting SET value = 'another' WHERE name = 'tmdb_key_mark'").run({}));
  expect(note()).toBe(true);
  expect(note()).toBe(false);
});
