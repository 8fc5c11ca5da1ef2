import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { createKeyringSecrets, type SecretStore } from "../../../src/secrets/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { createTestKeyring } from "../../support/testKeyring.ts";
import { startLoggedInProgram } from "../wholeProgram/program.ts";

const FIRST = "b".repeat(32);
const SECOND = "c".repeat(32);
const CLI = resolve(import.meta.dirname, "../../../src/cli/main.ts");

test("without a keyring the key is in a file of mode 0600, and the settings say so", async () => {
  await using program = await startLoggedInProgram({ key: null });
  expect(await settings(program)).toEqual(["none", "file", null]);
  await program.ask("/api/settings", "PUT", { tmdbKey: FIRST });
  expect(await settings(program)).toEqual(["stored", "file", null]);
  const file = join(program.folder, "library/tmdb.key");
  expect(readFileSync(file, "utf8")).toBe(`${FIRST}\n`);
  if (process.platform !== "win32") expect(statSync(file).mode & 0o777).toBe(0o600);

  await program.ask("/api/settings", "PUT", { tmdbKey: null });
  await program.restart();
  expect(await settings(program)).toEqual(["none", "file", null]);
});

test("the desktop application encrypts the key of an earlier version, and goes on using it", async () => {
  let host: Host = "web host";
  await using program = await startLoggedInProgram({ key: null, secrets: (folder) => secretsOf(host, folder) });
  await program.ask("/api/settings", "PUT", { tmdbKey: FIRST });

  host = "desktop";
  await program.restart();
  expect(await settings(program)).toEqual(["stored", "system", null]);
  expect(keyFiles(program.folder)).toEqual(["tmdb.key.encrypted"]);
  const [path] = await program.clips("The Blue Lighthouse (1971).mp4");
  await program.ask("/api/files", "POST", { paths: [path] });
  await program.settled();
  expect(program.tmdb.requests.length).toBeGreaterThan(0);
});

test("the web host names a key that the desktop encrypted; a key entered there wins, on both", async () => {
  let host: Host = "desktop";
  await using program = await startLoggedInProgram({ key: null, secrets: (folder) => secretsOf(host, folder) });
  await program.ask("/api/settings", "PUT", { tmdbKey: FIRST });

  host = "web host";
  await program.restart();
  expect(await settings(program)).toEqual(["none", "file", "encrypted"]);
  await program.ask("/api/settings", "PUT", { tmdbKey: SECOND });
  expect(await settings(program)).toEqual(["stored", "file", null]);
  expect(keyFiles(program.folder)).toEqual(["tmdb.key", "tmdb.key.encrypted"]);

  host = "desktop";
  await program.restart();
  expect(await settings(program)).toEqual(["stored", "system", null]);
  expect(program.engine.local.settings.tmdbKey()).toBe(SECOND);
  expect(keyFiles(program.folder)).toEqual(["tmdb.key.encrypted"]);
});

test("the web host can make the library forget a key that it cannot read", async () => {
  let host: Host = "desktop";
  await using program = await startLoggedInProgram({ key: null, secrets: (folder) => secretsOf(host, folder) });
  await program.ask("/api/settings", "PUT", { tmdbKey: FIRST });
  host = "web host";
  await program.restart();
  await program.ask("/api/settings", "PUT", { tmdbKey: null });
  expect(await settings(program)).toEqual(["none", "file", null]);
  expect(keyFiles(program.folder)).toEqual([]);
});

test("a keyring that was reset costs the key and nothing else", async () => {
  let host: Host = "desktop";
  await using program = await startLoggedInProgram({ key: null, secrets: (folder) => secretsOf(host, folder) });
  await program.ask("/api/settings", "PUT", { tmdbKey: FIRST });
  host = "another login";
  await program.restart();
  expect(await settings(program)).toEqual(["none", "system", "damaged"]);
  await program.ask("/api/settings", "PUT", { tmdbKey: SECOND });
  expect(await settings(program)).toEqual(["stored", "system", null]);
});

test("a key file that holds something else is not sent anywhere", async () => {
  await using program = await startLoggedInProgram({ key: null });
  writeFileSync(join(program.folder, "library/tmdb.key"), "<html>no key</html>");
  await program.restart();
  expect(await settings(program)).toEqual(["none", "file", "damaged"]);
});

test("the command line works without a key that it cannot read, says so in one line, and leaves it alone", async () => {
  const folder = temporaryFolder("cli-key");
  await secretsOf("desktop", folder)?.write("tmdb.key", FIRST);
  const films = join(folder, "films");
  mkdirSync(films);

  const scan = filmotheque(folder, ["scan", films]);
  expect(scan.status).toBe(0);
  expect(scan.stderr.trim().split("\n")).toEqual([expect.stringContaining("encrypted by the desktop application")]);
  expect(filmotheque(folder, ["doctor"]).stdout).toContain("! TMDB key: encrypted by the desktop application");
  expect(await secretsOf("desktop", folder)?.read("tmdb.key")).toMatchObject({ value: FIRST });
});

test("the command line does not miss a key that the environment gives", async () => {
  const folder = temporaryFolder("cli-key");
  await secretsOf("desktop", folder)?.write("tmdb.key", FIRST);
  expect(filmotheque(folder, ["scan", folder], { TMDB_API_KEY: SECOND }).stderr).toBe("");
});

type Host = "web host" | "desktop" | "another login";

/** The web host's own are undefined: the engine's default. */
function secretsOf(host: Host, folder: string): SecretStore | undefined {
  if (host === "web host") return undefined;
  const onProblem = (error: unknown, what: string) => {
    throw new Error(what, { cause: error });
  };
  return createKeyringSecrets({ folder, keyring: createTestKeyring(host), onProblem });
}

function keyFiles(folder: string): string[] {
  return readdirSync(join(folder, "library"))
    .filter((name) => name.startsWith("tmdb.key"))
    .sort();
}

async function settings(program: { ask(path: string): Promise<{ body: Record<string, unknown> }> }) {
  const { tmdbKey, tmdbKeyProtection, tmdbKeyUnreadable } = (await program.ask("/api/settings")).body;
  return [tmdbKey, tmdbKeyProtection, tmdbKeyUnreadable];
}

function filmotheque(folder: string, words: readonly string[], extra: Readonly<Record<string, string>> = {}) {
  const { TMDB_API_KEY: _ofThisMachine, ...environment } = process.env;
  return spawnSync(process.execPath, [CLI, ...words], {
    encoding: "utf8",
    env: {
      ...environment,
      FILMOTHEQUE_DATA: folder,
      FILMOTHEQUE_LANGUAGE: "en",
      FILMOTHEQUE_TMDB_URL: "http://127.0.0.1:9/3",
      FILMOTHEQUE_WIKIDATA_URL: "http://127.0.0.1:9",
      FILMOTHEQUE_WIKIPEDIA_URL: "http://127.0.0.1:9/{lang}",
      ...extra,
    },
  });
}
