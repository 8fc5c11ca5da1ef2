import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { DiskFaultCode } from "../../../src/disk/index.ts";
import { translate } from "../../../src/messages/index.ts";
import { openStore } from "../../../src/store/index.ts";
import { unmountAll } from "../../support/memoryDisk.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { UNUSABLE, type UnusableFolder } from "../../support/unusableFolders.ts";

const commandLine = join(import.meta.dirname, "../../../src/cli/main.ts");
afterAll(unmountAll);

/** What a message must contain besides the path. */
const READ_ONLY = { en: /read-only disk/, fr: /lecture seule/ };
const WORDS: Readonly<Partial<Record<DiskFaultCode, Readonly<Record<"en" | "fr", RegExp>>>>> = {
  disk_read_only: READ_ONLY,
  no_permission: { en: /no permission/, fr: /n’avez pas le droit/ },
  path_not_a_folder: { en: /is a file, and a folder is needed/, fr: /est un fichier, et il faut un dossier/ },
  path_not_a_file: { en: /is a folder, and a file is needed/, fr: /est un dossier, et il faut un fichier/ },
  path_too_long: { en: /longer than the system allows/, fr: /plus long que le système/ },
  disk_full: { en: /is full/, fr: /est plein/ },
  too_many_open_files: { en: /too many files are open/i, fr: /ne permet plus d’ouvrir/ },
  file_size_limit: { en: /file size limit/, fr: /ne laisse plus grandir/ },
};

/** The commands that use the library (`parse` and `evaluate` do not), each with valid arguments. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  serve: [],
  scan: ["FILMS"],
  backup: [],
  restore: ["BACKUP"],
  "start-new": [],
  "import-catalogue": ["CATALOGUE", "--format", "jsonl"],
  doctor: [],
  "import-ratings": ["RATINGS"],
  train: [],
  models: [],
  drift: [],
  purge: [],
};

describe.skipIf(process.platform === "win32")("the web host", () => {
  const cases = Object.entries(UNUSABLE).flatMap(([name, make], index) => {
    // Alternates the languages: both come from one catalogue with the same keys.
    const language = index % 2 === 0 ? "en" : "fr";
    return [[name, language, make] as const];
  });
  test.for(cases)(
    "on %s reports (%s) the path, the reason and a remedy instead of its port",
    ([, language, make], context) => {
      const place = make();
      if (!place) return context.skip();
      const { status, stdout, stderr } = run("serve", [], place, language);
      expect(stderr).toContain(place.blamed);
      expect(stderr).toMatch(WORDS[place.code]?.[language] ?? "no text is defined for this code");
      expect(stderr).toContain(translate(language, `disk_remedy_${place.code}`));
      expect(stderr).not.toMatch(/port\b|\bE[A-Z]{4,}\b|SQLITE/);
      expect([status, stdout]).toEqual([1, ""]);
    },
  );
});

describe.skipIf(process.platform === "win32")("on a read-only disk", () => {
  test.for(Object.entries(COMMANDS))("%s reports it and exits with status 1", async ([command, words], context) => {
    const place = UNUSABLE["a disk that is read-only, with a library"]?.();
    if (!place) return context.skip();
    const before = readdirSync(place.folder);
    const { status, stdout, stderr } = run(command, words.map(argumentOf), place, "en");
    expect(stderr + stdout).toMatch(READ_ONLY.en);
    expect(stderr + stdout).toContain(place.folder);
    expect(stderr + stdout).not.toMatch(/\bE[A-Z]{4,}\b|SQLITE|\.ts:\d/);
    expect(status).toBe(1);
    expect(readdirSync(place.folder)).toEqual(before);
  });
});

function run(command: string, words: readonly string[], { folder, before }: UnusableFolder, language: "en" | "fr") {
  const [program = "", ...rest] = [...before, process.execPath, commandLine, command, ...words];
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  // Under a limit of the system, Node has no room for its cache either.
  const cache = before.length === 0 ? { NODE_COMPILE_CACHE } : {};
  const env = { PATH, ...cache, FILMOTHEQUE_DATA: folder, FILMOTHEQUE_LANGUAGE: language, FILMOTHEQUE_PORT: "0" };
  return spawnSync(program, rest, { env, encoding: "utf8" });
}

/** The existing file or folder that a command's argument stands for. */
function argumentOf(word: string): string {
  if (!/^[A-Z]+$/.test(word)) return word;
  const folder = temporaryFolder("arguments");
  if (word === "RATINGS") {
    mkdirSync(join(folder, "ml"));
    writeFileSync(join(folder, "ml", "ratings.csv"), "userId,movieId,rating,timestamp\n1,1,4.0,1\n");
    return join(folder, "ml");
  }
  const file = join(folder, word.toLowerCase());
  if (word === "FILMS") mkdirSync(file);
  if (word === "CATALOGUE") writeFileSync(file, '{"title":"Nosferatu","year":1922,"imdbId":"tt0013442"}\n');
  if (word === "BACKUP") {
    const store = openStore(folder);
    store.database.exec(`VACUUM INTO '${file}'`);
    store.close();
  }
  return file;
}
