import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const program = join(import.meta.dirname, "outOfFilesProgram.ts");

// Windows has no limit of this kind.
test.skipIf(process.platform === "win32")(
  "a program that may open no more files goes on answering, blames no film for it, and reads them when it may",
  async () => {
    const words = ["-c", 'ulimit -n 160; exec "$0" "$1"', process.execPath, program];
    const { stdout } = await promisify(execFile)("sh", words, { maxBuffer: 64 * 1024 ** 2 });
    expect(JSON.parse(stdout.trim().split("\n").at(-1) ?? "")).toEqual({
      reason: "too_many_open_files",
      upload: [503, "too_many_open_files"],
      stream: [503, "file_too_many_open_files"],
      count: 24,
      afterwards: null,
    });
  },
);
