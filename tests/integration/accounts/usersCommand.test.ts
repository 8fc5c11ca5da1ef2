import { execFile, spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { createEngine, type Engine, readConfig } from "../../../src/engine.ts";
import { eventually } from "../../support/deadlines.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const CLI = resolve(import.meta.dirname, "../../../src/cli/main.ts");
const PASSWORD = "a moth in the relay";

interface CommandResult {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

test("the owner of a server is created without a browser: the password comes from standard input", async () => {
  const data = join(temporaryFolder("users"), "library");
  const added = await users(data, ["add", "ada", "--name", "Ada L.", "--json"], { input: `${PASSWORD}\n` });
  expect(added).toMatchObject({ status: 0, err: "" });
  expect(JSON.parse(added.out)).toEqual({ userId: "ada", displayName: "Ada L.", role: "owner", language: "en" });
  await using program = await opened(data);
  expect(await program.logIn("ada", PASSWORD)).toMatchObject({ status: 201, role: "owner" });
});

test("members and further owners are created with a password file, whose first line is the password", async () => {
  const data = join(temporaryFolder("users"), "library");
  const file = join(temporaryFolder("secret"), "password");
  writeFileSync(file, `${PASSWORD}\r\nnot this\n`);
  for (const words of [["ada"], ["grace"], ["hedy", "--role", "owner", "--language", "fr"]]) {
    expect((await users(data, ["add", ...words, "--password-file", file])).status).toBe(0);
  }
  const listed = JSON.parse((await users(data, ["list", "--json"])).out);
  expect(listed.items.map(({ userId, role }: { userId: string; role: string }) => [userId, role])).toEqual([
    ["ada", "owner"],
    ["hedy", "owner"],
    ["grace", "member"],
  ]);
  expect((await users(data, ["list"], { language: "fr" })).out).toContain("hedy  propriétaire");
  await using program = await opened(data);
  expect(await program.logIn("grace", PASSWORD)).toMatchObject({ status: 201, role: "member" });
});

test("resetting a password ends every session and clears failed logins", async () => {
  const data = join(temporaryFolder("users"), "library");
  await users(data, ["add", "ada"], { input: PASSWORD });
  let session = "";
  {
    await using program = await opened(data);
    session = (await program.logIn("ada", PASSWORD)).sessionId;
    expect(await program.status("/api/films", session)).toBe(200);
    for (let guess = 0; guess < 6; guess += 1) await program.logIn("ada", `wrong ${guess}`);
    expect((await program.logIn("ada", PASSWORD)).status).toBe(429);
  }
  const reset = await users(data, ["reset-password", "ADA"], { input: "another moth entirely", language: "fr" });
  expect(reset).toMatchObject({ status: 0, out: expect.stringContaining("a un nouveau mot de passe") });
  await using program = await opened(data);
  expect(await program.status("/api/films", session)).toBe(401);
  expect((await program.logIn("ada", PASSWORD, "192.0.2.7")).status).toBe(401);
  expect((await program.logIn("ada", "another moth entirely", "192.0.2.8")).status).toBe(201);
});

test.for<[string, readonly string[], string, RegExp]>([
  ["a name that is taken, in any case", ["add", "ADA"], PASSWORD, /déjà/],
  ["a common password", ["add", "grace"], "password123", /mot de passe/],
  ["no password", ["add", "grace"], "", /--password-file/],
  ["an empty name", ["add", " "], PASSWORD, /1 à 64/],
  ["a file that is not there", ["add", "grace", "--password-file", "/nowhere/at/all"], "", /illisible.*\/nowhere/],
  ["an unknown user", ["reset-password", "nobody"], PASSWORD, /./],
])("refused in one line, and nothing changes: %s", async ([, words, input, said]) => {
  const data = join(temporaryFolder("users"), "library");
  await users(data, ["add", "ada"], { input: PASSWORD });
  const refused = await users(data, words, { input, language: "fr" });
  expect(refused).toMatchObject({ status: 1, out: "" });
  expect(refused.err.trim()).toMatch(said);
  expect(refused.err.trim().split("\n")).toHaveLength(1);
  expect(JSON.parse((await users(data, ["list", "--json"])).out).items).toHaveLength(1);
});

test("the first account cannot be a member's", async () => {
  const data = join(temporaryFolder("users"), "library");
  const refused = await users(data, ["add", "grace", "--role", "member"], { input: PASSWORD });
  expect(refused).toMatchObject({ status: 1, err: expect.stringContaining("owner") });
});

test("a password is not accepted on the command line, where every program can see it", async () => {
  const data = join(temporaryFolder("users"), "library");
  const refused = await users(data, ["add", "ada", "--password", PASSWORD]);
  expect(refused).toMatchObject({ status: 2, out: "" });
});

test("while the program runs the command changes nothing, and says where the program runs", async () => {
  const data = join(temporaryFolder("users"), "library");
  await users(data, ["add", "ada"], { input: PASSWORD });
  await using program = await opened(data);
  program.engine.announce("http://127.0.0.1:4999");
  const refused = await users(data, ["add", "grace"], { input: PASSWORD, language: "fr" });
  expect(refused).toMatchObject({ status: 1, err: expect.stringContaining("http://127.0.0.1:4999") });
});

const hasTerminals = spawnSync("script", ["--version"]).status === 0;
if (!hasTerminals) console.warn("the program script is missing: the terminal prompt is not tested");

test.skipIf(!hasTerminals)("at a terminal the password is asked for twice and never shown", async () => {
  const data = join(temporaryFolder("users"), "library");
  const differing = await atTerminal(data, ["add", "ada"], [PASSWORD, "another moth entirely"]);
  expect(differing.said).toContain("The two passwords differ");
  const added = await atTerminal(data, ["add", "ada"], [PASSWORD, PASSWORD]);
  expect(added.said).toContain("“ada” was added as an owner");
  for (const { said } of [differing, added]) expect(said).not.toContain("moth");
});

interface UsersOptions {
  readonly input?: string;
  readonly language?: string;
}

function users(data: string, words: readonly string[], { input = "", language = "en" }: UsersOptions = {}) {
  const { promise, resolve: done } = Promise.withResolvers<CommandResult>();
  const env = { ...process.env, FILMOTHEQUE_LANGUAGE: language };
  const child = execFile(process.execPath, [CLI, "--data", data, "users", ...words], { env }, (error, out, err) =>
    done({ status: error ? Number(error.code) : 0, out, err }),
  );
  child.stdin?.end(input);
  return promise;
}

/** Types each answer after its prompt has appeared, in a terminal. */
async function atTerminal(data: string, words: readonly string[], answers: readonly string[]) {
  const line = [process.execPath, CLI, "--data", data, "users", ...words].map((word) => `'${word}'`).join(" ");
  const env = { ...process.env, FILMOTHEQUE_LANGUAGE: "en" };
  const child = spawn("script", ["--quiet", "--return", "--command", line, "/dev/null"], { env });
  let said = "";
  child.stdout.on("data", (piece) => (said += piece));
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const prompts = ["Password: ", "Repeat password: "];
  for (const [index, answer] of answers.entries()) {
    await eventually(
      () => `the prompt is there: ${said}`,
      () => said.includes(prompts[index] ?? ""),
    );
    child.stdin.write(`${answer}\r`);
  }
  await ended;
  return { said };
}

async function opened(data: string) {
  const engine: Engine = await createEngine(readConfig({ FILMOTHEQUE_DATA: data, FILMOTHEQUE_LOG: "error" }));
  const ask = (path: string, init: RequestInit, address: string) =>
    engine.fetch(new Request(`http://127.0.0.1${path}`, init), { address });
  return {
    engine,
    async logIn(userId: string, password: string, address = "192.0.2.1") {
      const headers = { "content-type": "application/json" };
      const body = JSON.stringify({ userId, password });
      const answer = await ask("/api/sessions", { method: "POST", headers, body }, address);
      const { sessionId = "", user } = (await answer.json()) as { sessionId?: string; user?: { role: string } };
      return { status: answer.status, sessionId, role: user?.role };
    },
    status: async (path: string, session: string) =>
      (await ask(path, { headers: { authorization: `Bearer ${session}` } }, "192.0.2.1")).status,
    [Symbol.asyncDispose]: () => engine.stop(),
  };
}
