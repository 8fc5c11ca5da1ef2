import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesIn } from "../../support/kills/strayFiles.ts";
import { addressOf, describedRoutes } from "../api/describedRoutes.ts";
import { MEMBER, type ServedProgram, startServedProgram } from "../api/servedProgram.ts";
import { OWNER, TMDB_KEY } from "./program.ts";

const WRONG_PASSWORD = "zoetrope under glass";
const NEW_PASSWORD = "limelight and gauze";
const OWN_KEY = "feedfacefeedfacefeedfacefeedface";
const CONNECTION_SECRET = "daguerreotype";

test("after a full run no marked secret is in a file, an answer, a metric or the log", async () => {
  await using program = await startServedProgram();
  const { owner, member, other } = await program.household();
  await aFullRun(program, owner);
  const secrets = [
    OWNER.password,
    MEMBER.password,
    WRONG_PASSWORD,
    NEW_PASSWORD,
    TMDB_KEY,
    OWN_KEY,
    CONNECTION_SECRET,
    owner,
    member,
    other,
  ];

  const answers = await everyAnswer(program, owner);
  expect(answers.length).toBeGreaterThan(40);
  for (const [route, text] of answers) expect([route, foundIn(text, secrets)]).toEqual([route, []]);

  const files = filesOf(program.dataFolder);
  expect(files.map(([name]) => name)).toEqual(expect.arrayContaining(["library.db", "logs/filmotheque.log"]));
  expect(files.some(([name]) => name.startsWith("backups/"))).toBe(true);
  for (const [name, bytes] of files) expect([name, foundIn(bytes, secrets)]).toEqual([name, []]);
  // The search itself works: it finds the entered key in the key's own file, and nowhere else.
  const keyFiles = filesOf(program.dataFolder, true).filter(([, bytes]) => bytes.includes(OWN_KEY));
  expect(keyFiles.map(([name]) => name)).toEqual([KEY_FILE]);
});

async function aFullRun(program: ServedProgram, owner: string): Promise<void> {
  const paths = await program.clips("The.Blue.Lighthouse.1971.mp4", "Nobody.Knows.This.mp4");
  await program.ask("/api/files", { method: "POST", as: owner, body: { paths } });
  await program.settled();
  await program.ask("/api/sessions", { method: "POST", body: { ...OWNER, password: WRONG_PASSWORD } });
  await program.ask("/api/me/password", {
    method: "PUT",
    as: owner,
    body: { present: WRONG_PASSWORD, next: NEW_PASSWORD },
  });
  await program.ask("/api/settings", { method: "PUT", as: owner, body: { tmdbKey: OWN_KEY } });
  const address = `postgres://ada:${CONNECTION_SECRET}@127.0.0.1:9/films`;
  await program.ask("/api/ratings/imports", { method: "POST", as: owner, body: { path: address } });
  program.tmdb.failNext(500, { times: 2 });
  await program.ask("/api/films/refresh", { method: "POST", as: owner, body: { filmIds: [1], what: "details" } });
  for (const task of ["backup", "purge"]) await program.ask(`/api/maintenance/${task}`, { method: "POST", as: owner });
  await program.settled();
}

async function everyAnswer(program: ServedProgram, owner: string): Promise<[route: string, text: string][]> {
  const routes = (await describedRoutes(program, owner)).filter(({ method }) => method === "GET");
  const answers: [string, string][] = [];
  for (const route of routes) {
    const { headers, body } = await program.ask(addressOf(route, "1"), { as: owner });
    answers.push([route.name, JSON.stringify([headers, body])]);
  }
  return answers;
}

/** Where an entered key is stored. */
const KEY_FILE = "tmdb.key";

function filesOf(folder: string, withKey = false): [name: string, bytes: Buffer][] {
  return filesIn(folder)
    .filter((name) => withKey || name !== KEY_FILE)
    .map((name) => [name, readFileSync(join(folder, name))]);
}

function foundIn(text: string | Buffer, secrets: readonly string[]): string[] {
  return secrets.filter((secret) => text.includes(secret));
}
