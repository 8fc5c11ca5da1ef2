import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import PQueue from "p-queue";
import { expect, test } from "vitest";
import { openStore } from "../../../src/store/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const CLI = resolve(import.meta.dirname, "../../../src/cli/main.ts");

/**
 * Clears the screen, sets a link and the window title (C0 and C1), erases, moves back, changes the writing direction.
 */
const EVIL = "\u001b[2J\u001b]8;;http:evil\u0007\u009b31m\rx\b\u202e";

interface CommandResult {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

function filmotheque(data: string, words: readonly string[], input = ""): Promise<CommandResult> {
  const { promise, resolve: done } = Promise.withResolvers<CommandResult>();
  const env = { ...process.env, FILMOTHEQUE_LANGUAGE: "en", FILMOTHEQUE_PORT: "0" };
  const child = execFile(process.execPath, [CLI, "--data", data, ...words], { env }, (error, out, err) =>
    done({ status: error ? Number(error.code) : 0, out, err }),
  );
  child.stdin?.end(input);
  return promise;
}

/** A folder and a film whose names contain all of these. */
function hostileFiles() {
  const folder = join(temporaryFolder("escapes"), `films ${EVIL}`);
  mkdirSync(folder);
  const film = join(folder, `film ${EVIL}.mkv`);
  writeFileSync(film, "no film");
  return { folder, film, data: join(folder, "library") };
}

/** The arguments of each command. `serve` would run until it is stopped; here it cannot start. */
function wordsOf({ film }: { readonly film: string }): Record<string, string[]> {
  return {
    serve: ["serve", `--${EVIL}`],
    parse: ["parse"],
    scan: ["scan", film],
    backup: ["backup", join(film, "backup.zip")],
    restore: ["restore", film],
    "start-new": ["start-new"],
    "import-catalogue": ["import-catalogue", "--format", "jsonl", film],
    doctor: ["doctor"],
    evaluate: ["evaluate", "--report", film],
    "evaluate-household": ["evaluate-household", "--films", film, "--cases", film],
    "import-ratings": ["import-ratings", "--format", "letterboxd", "--user", EVIL, film],
    "undo-import": ["undo-import", EVIL],
    train: ["train", EVIL],
    models: ["models", "--json"],
    promote: ["promote", EVIL],
    predict: ["predict", EVIL],
    mlflow: ["mlflow", EVIL],
    drift: ["drift", EVIL],
    purge: ["purge", EVIL],
    users: ["users", "add", EVIL, "--password-file", film],
  };
}

test("every command writes names to a terminal as plain text", async () => {
  const { data } = hostileFiles();
  const { out: help } = await filmotheque(data, ["--help"]);
  const commands = [...help.matchAll(/^ {2}([a-z][a-z-]+)/gm)].flatMap(([, name = ""]) =>
    name === "help" ? [] : name,
  );
  expect(Object.keys(wordsOf(hostileFiles())).sort()).toEqual(commands.sort());

  // Each on its own library, because two commands never share one.
  const queue = new PQueue({ concurrency: 3 });
  await Promise.all(commands.map((name) => queue.add(() => expectPlainText(name))));
});

async function expectPlainText(name: string): Promise<void> {
  const files = hostileFiles();
  openStore(files.data).close();
  const said = await filmotheque(files.data, wordsOf(files)[name] ?? [], `${EVIL} (1999).mkv\n`);
  for (const text of [said.out, said.err])
    expect(text.replaceAll("\n", ""), name).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u);
  expect(said.out + said.err, name).not.toBe("");
}
