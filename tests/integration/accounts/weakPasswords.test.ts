import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { type ServedProgram, startServedProgram } from "../api/servedProgram.ts";
import { OWNER } from "../wholeProgram/program.ts";

const CLI = join(import.meta.dirname, "../../../src/cli/main.ts");
/** Of a list alone, with something added, and by a rule alone. */
const COMMON = ["password123", "Swordfish7!", "thunderbird", "qwerty2024", "maverick"];

let program: ServedProgram;
beforeAll(async () => {
  program = await startServedProgram();
});
afterAll(() => program?.[Symbol.asyncDispose]());

describe.each(COMMON)("the password %s", (password) => {
  test("is refused everywhere, with what to do", async () => {
    const ask = (path: string, method: string, body: object, as?: string) => program.ask(path, { method, body, as });
    const isFresh = (await program.ask("/api/setup")).body.needed;
    if (isFresh) expect(await ask("/api/setup", "POST", { ...OWNER, password })).toMatchObject(REFUSED);
    const owner = isFresh ? (await ask("/api/setup", "POST", OWNER)).body.sessionId : await program.logIn(OWNER);
    expect(await ask("/api/users", "POST", { userId: "eve", password }, owner)).toMatchObject(REFUSED);
    const change = { currentPassword: OWNER.password, newPassword: password };
    expect(await ask("/api/me/password", "PUT", change, owner)).toMatchObject(REFUSED);
  });
});

const REFUSED = {
  status: 422,
  body: { code: "weak_password", detail: expect.stringContaining("not a common password") },
};

test("the command line refuses it too, for a new user and for a reset", () => {
  const folder = temporaryFolder("weak");
  const run = (password: string, ...words: string[]) => {
    const file = join(folder, "password.txt");
    writeFileSync(file, `${password}\n`);
    const environment = { ...process.env, FILMOTHEQUE_DATA: join(folder, "library"), FILMOTHEQUE_LANGUAGE: "en" };
    const { status, stderr } = spawnSync(process.execPath, [CLI, "users", ...words, "--password-file", file], {
      env: environment,
      encoding: "utf8",
    });
    return { status, said: stderr };
  };
  const refused = { status: 1, said: expect.stringContaining("not a common password") };
  expect(run("password123", "add", "ada")).toEqual(refused);
  expect(run("nitrate and silver", "add", "ada").status).toBe(0);
  expect(run("Swordfish7!", "reset-password", "ada")).toEqual(refused);
});
