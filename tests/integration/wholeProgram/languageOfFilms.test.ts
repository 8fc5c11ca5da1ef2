import { expect, test } from "vitest";
import { startLoggedInProgram } from "./program.ts";

test("the language of films changes together with the work that it makes, or not at all", async () => {
  await using program = await startLoggedInProgram();
  const { database } = program.engine.local.store;
  const language = async () => (await program.ask("/api/settings")).body.language;

  // As where the program ends between the two.
  database.exec(`
    CREATE TEMP TRIGGER no_speaking BEFORE INSERT ON main.job WHEN NEW.kind = 'relocalise'
    BEGIN SELECT raise(ABORT, 'it ends here'); END`);
  expect((await program.ask("/api/settings", "PUT", { language: "fr" })).status).toBe(500);
  expect(await language()).toBe("en");

  database.exec("DROP TRIGGER no_speaking");
  expect((await program.ask("/api/settings", "PUT", { language: "fr" })).status).toBe(200);
  expect(await language()).toBe("fr");
  expect((await program.ask("/api/jobs?kind=relocalise")).body.total).toBe(1);
});
