import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Features that handle people's files. Only `src/intake/fileAccess`, which follows no links, may open those. */
const GUARDED = ["src/intake/**/*.ts", "src/nfoExport/**/*.ts", "src/api/**/*.ts", "src/enrichment/**/*.ts"];

/** These read no content of people's files by path, or only below an opened folder. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "src/intake/ffmpeg/killMarked.ts": "lists the processes of the system",
  "src/intake/ffmpeg/mediaPrograms.ts": "checks whether a program exists",
  "src/intake/ffmpeg/processLimits.ts": "checks whether a program exists",
  "src/intake/jobs/detectDuplicateJob.ts": "checks whether a file exists",
  "src/intake/scan/inspectFile.ts": "resolves links, to check where they lead before opening",
  "src/intake/scan/readFolders.ts": "lists below the access path of an opened folder",
  "src/intake/sidecarFiles/listSidecarFiles.ts": "lists below the access path of an opened folder",
  "src/intake/uploads/uploads.ts": "creates files in the program's own folder",
  "src/intake/uploads/writeBody.ts": "reads the free space",
  "src/intake/watch/watchedRoot.ts": "checks whether a folder exists and is empty",
  "src/intake/watchedFolders/resolveFolder.ts": "a folder that the user is adding",
  "src/api/routes/models.ts": "the program's own folder",
  "src/api/streams/sendImage.ts": "the program's own folder of images",
  "src/enrichment/artwork/artworkFiles.ts": "the program's own folder of images",
};

/** Imports of Node's file functions, except type imports. */
const IMPORTS_FILE_FUNCTIONS = /^import (?!type )[^;]*? from "node:fs(?:\/promises)?";|import\("node:fs/ms;

function importers(): string[] {
  return GUARDED.flatMap((pattern) => globSync(pattern))
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !path.startsWith("src/intake/fileAccess/"))
    .filter((path) => IMPORTS_FILE_FUNCTIONS.test(readFileSync(path, "utf8")))
    .sort();
}

test("the user's files are opened only by src/intake/fileAccess, which follows no links", () => {
  expect(importers()).toEqual(Object.keys(EXCEPTIONS).sort());
});

test.for([
  ['import { open } from "node:fs/promises";', true],
  ['import {\n  createReadStream,\n} from "node:fs";', true],
  ['const fs = await import("node:fs");', true],
  ['import type { FileHandle } from "node:fs/promises";', false],
  ['import { join } from "node:path";', false],
] as const)("the guard recognises %s", ([line, isFound]) => {
  expect(IMPORTS_FILE_FUNCTIONS.test(line)).toBe(isFound);
});
