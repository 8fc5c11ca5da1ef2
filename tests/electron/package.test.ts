import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";

const CONFIGURATION = readFileSync(resolve(import.meta.dirname, "../../electron-builder.yml"), "utf8");
const lines = CONFIGURATION.split("\n").map((line) => line.trim());

test.for([
  ["runAsNode: false", "the program cannot be used as a Node without its guards"],
  ["enableNodeOptionsEnvironmentVariable: false", "the environment cannot load code into it"],
  ["enableNodeCliInspectArguments: false", "no debugger can be attached to it"],
  ["enableCookieEncryption: true", "cookies are encrypted on disk"],
  ["enableEmbeddedAsarIntegrityValidation: true", "a changed archive does not start"],
  ["onlyLoadAppFromAsar: true", "nothing beside the archive is taken for the program"],
  ["grantFileProtocolExtraPrivileges: false", "files have no extra rights"],
] as const)("the packaged program has the fuse %s: %s", ([fuse]) => {
  expect(lines).toContain(fuse);
});

test("what the system must start lies outside the archive", () => {
  for (const unpacked of [
    '- "**/*.node"',
    "- node_modules/@ffmpeg-installer/**",
    "- node_modules/@ffprobe-installer/**",
  ]) {
    expect(lines).toContain(unpacked);
  }
});

test("native parts are taken as they come, and not compiled", () => {
  expect(lines).toContain("npmRebuild: false");
});
