import { resolve } from "node:path";
import type { Node } from "oxc-parser";
import { expect, test } from "vitest";
import { parseSource, readSourceFiles, type SourceFile, walkSyntax } from "../../scripts/check/sourceFiles.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/**
 * What of the engine reaches outside of it, and which files may: everything else is handed a clock, a client or a
 * configuration, so that a test can hand it another one, and so that nothing leaves the computer unseen.
 */
const EFFECTS: Readonly<Record<string, { readonly files: readonly string[]; found(node: Node): boolean }>> = {
  "asks the network": {
    files: ["src/cli/doctor.ts", "src/providers/http/downloadFile.ts", "src/recommendation/mlflow/mlflowHttp.ts"],
    found: (node) => node.type === "CallExpression" && isNamed(node.callee, "fetch"),
  },
  "starts a program": {
    files: [
      "src/intake/ffmpeg/killTree.ts",
      "src/intake/ffmpeg/runLimited.ts",
      "src/intake/ffmpeg/streamFromFile.ts",
      "src/samples/clips/makeSampleClips.ts",
      "src/server/parentProcess.ts",
      "src/server/systemBin.ts",
    ],
    found: (node) => node.type === "ImportDeclaration" && node.source.value === "node:child_process",
  },
  "writes to the terminal": {
    files: ["src/cli/readPassword.ts", "src/server/requireNode.ts", "src/terminal/index.ts"],
    found: (node) =>
      isMember(node, "console") ||
      (node.type === "MemberExpression" &&
        isNamed(node.property, "write") &&
        (isMember(node.object, "process", "stdout") || isMember(node.object, "process", "stderr"))),
  },
  "reads the environment": {
    files: [
      "src/cli/configOf.ts",
      "src/cli/explainFailure.ts",
      "src/cli/importCatalogue.ts",
      "src/cli/serve.ts",
      "src/intake/ffmpeg/killTree.ts",
      "src/intake/ffmpeg/mediaPrograms.ts",
      "src/intake/ffmpeg/runLimited.ts",
      "src/intake/ffmpeg/streamFromFile.ts",
      "src/server/main.ts",
      "src/server/systemBin.ts",
      "src/server/watchParent.ts",
    ],
    found: (node) => isMember(node, "process", "env"),
  },
  "reads the clock itself, or chance": {
    files: [
      "src/cli/doctor.ts",
      "src/intake/scan/inspectPaths.ts",
      "src/intake/scan/readFolders.ts",
      "src/providers/http/downloadFile.ts",
      "src/reads/readThread.ts",
      "src/recommendation/mlflow/mlflowHttp.ts",
      "src/samples/clips/makeSampleClips.ts",
      "src/samples/provider/loopbackProvider.ts",
      "src/store/backup/backupNames.ts",
      "src/store/backup/backupThread.ts",
      "src/store/backup/writeBackup.ts",
      "src/store/openDatabase.ts",
    ],
    found: (node) =>
      (node.type === "CallExpression" &&
        (isMember(node.callee, "Date", "now") || isMember(node.callee, "Math", "random"))) ||
      (node.type === "NewExpression" && isNamed(node.callee, "Date") && node.arguments.length === 0),
  },
};

function isNamed(node: Node, name: string): boolean {
  return node.type === "Identifier" && node.name === name;
}

function isMember(node: Node, object: string, property?: string): boolean {
  if (node.type !== "MemberExpression" || !isNamed(node.object, object)) return false;
  return property === undefined || isNamed(node.property, property);
}

/** Which effects a file has. */
function effectsOf({ program }: SourceFile): string[] {
  const found = new Set<string>();
  walkSyntax(program, (node) => {
    for (const [what, effect] of Object.entries(EFFECTS)) if (effect.found(node)) found.add(what);
  });
  return [...found];
}

test("only the files that are named here reach outside the engine, and each of them does", () => {
  const files = readSourceFiles(ROOT, ["src"]).map((file) => ({ path: file.path, effects: effectsOf(file) }));
  const found = Object.keys(EFFECTS).map((what) => [
    what,
    files.filter(({ effects }) => effects.includes(what)).map(({ path }) => path),
  ]);
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(Object.entries(EFFECTS).map(([what, { files }]) => [what, files])),
  );
});

test.each([
  ["await fetch(address);", "asks the network"],
  ['import { spawn } from "node:child_process";', "starts a program"],
  ["console.log(film);", "writes to the terminal"],
  ['process.stderr.write("done");', "writes to the terminal"],
  ["const key = process.env.TMDB_API_KEY;", "reads the environment"],
  ["const now = Date.now();", "reads the clock itself, or chance"],
  ["const today = new Date();", "reads the clock itself, or chance"],
  ["const drawn = Math.random();", "reads the clock itself, or chance"],
])("%s is found", (line, what) => {
  expect(effectsOf(parseSource("src/made.ts", line))).toEqual([what]);
});

test("what is handed over, and dates that are given, pass", () => {
  const source = "const at = clock.now(); const day = new Date(at); await client.fetch(address); provider.fetch(id);";
  expect(effectsOf(parseSource("src/made.ts", source))).toEqual([]);
});
