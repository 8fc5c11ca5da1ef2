import { afterAll, beforeAll, expect, test } from "vitest";
import { type ServedProgram, startServedProgram } from "./servedProgram.ts";

let program: ServedProgram;
let owner: string;

beforeAll(async () => {
  program = await startServedProgram();
  ({ owner } = await program.household());
  await program.clips("The.Blue.Lighthouse.1971.mp4", "Amber.Road.1950.mp4");
  await program.ask("/api/folders", {
    method: "POST",
    as: owner,
    body: { path: `${program.folder}/films` },
  });
  await program.engine.local.intake.folders.whenScansEnd();
  await program.settled();
});
afterAll(() => program?.[Symbol.asyncDispose]());

const titles = async () => {
  const { body } = await program.ask("/api/films?sort=title", { as: owner });
  return body.items.map(({ title }: { title: string }) => title);
};

test("a film is listed where its owner sorts it, and goes back when the sort title is removed", async () => {
  expect(await titles()).toEqual(["Amber Road", "The Blue Lighthouse"]);
  const list = (await program.ask("/api/films?sort=title", { as: owner })).body;
  const path = `/api/films/${list.items[1].id}/sort-title`;

  const set = await program.ask(path, { method: "PUT", as: owner, body: { sortTitle: "Aardvark" } });
  expect(set.status).toBe(204);
  expect(await titles()).toEqual(["The Blue Lighthouse", "Amber Road"]);

  await program.ask(path, { method: "PUT", as: owner, body: { sortTitle: null } });
  expect(await titles()).toEqual(["Amber Road", "The Blue Lighthouse"]);
});
