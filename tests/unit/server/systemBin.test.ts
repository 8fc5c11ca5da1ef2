import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findSystemBin } from "../../../src/server/systemBin.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "filmotheque-gio-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that stands for the desktop's, in a folder of the search path. */
function aGio(script: string): string {
  const programs = join(folder, "programs");
  mkdirSync(programs);
  const file = join(programs, "gio");
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return programs;
}

test.skipIf(process.platform === "win32")(
  "a file whose name looks like an option is moved, not read as one",
  async () => {
    const file = join(folder, "--force it's.mp4");
    writeFileSync(file, "film");
    const bin = findSystemBin("linux", aGio(`[ "$1 $2" = "trash --" ] && mv "$3" "${folder}/binned"`));
    expect(bin?.name).toBe("linux");
    await bin?.move(file);
    expect([existsSync(file), existsSync(join(folder, "binned"))]).toEqual([false, true]);
  },
);

test.skipIf(process.platform === "win32")("what the system refuses is an error, and the file stays", async () => {
  const file = join(folder, "film.mp4");
  writeFileSync(file, "film");
  const bin = findSystemBin("linux", aGio("echo 'Trashing on system internal mounts is not supported' >&2; exit 1"));
  await expect(bin?.move(file)).rejects.toThrow("not supported");
  expect(existsSync(file)).toBe(true);
});

test("a system without the desktop's program has no bin, and Windows has none for the web host", () => {
  expect(findSystemBin("linux", folder)).toBeNull();
  expect(findSystemBin("win32", folder)).toBeNull();
});
