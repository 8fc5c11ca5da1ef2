import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runLimited } from "../../../src/intake/ffmpeg/runLimited.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const LIMITS = { timeoutMs: 500, maxOutputBytes: 1_000, memoryBytes: 1_000_000_000 };

test.skipIf(process.platform === "win32").each([
  ["that runs", "exec sleep 3600"],
  ["that has ended", "exit"],
])("a program %s is given up without waiting for a process that holds its output", async (_, then) => {
  const end = join(temporaryFolder("limited"), "end");
  const holdsOutput = `while [ ! -e '${end}' ]; do sleep 0.2; done & ${then}`;
  expect(await runLimited("/bin/sh", ["-c", holdsOutput], LIMITS)).toEqual({ kind: "too_slow" });
  writeFileSync(end, "");
});
