/** A disk with room for a part of what is written: the system writes that part and calls it a success. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "filmotheque-nearly-full-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const durable = new URL("../../../src/store/durableFiles.ts", import.meta.url).href;

/** No file gets longer than a few kilobytes: what the system says then is what a disk says of which so much is free. */
function replaceWithLittleRoom(file: string, bytes: number) {
  const script = `import(${JSON.stringify(durable)}).then(({ replaceFileSync }) =>
    replaceFileSync(${JSON.stringify(file)}, "y".repeat(${bytes})))`;
  return spawnSync("sh", ["-c", 'ulimit -f 8; exec "$0" -e "$1"', process.execPath, script], { encoding: "utf8" });
}

const hasLimits = process.platform !== "win32";

test.runIf(hasLimits)("a small file that fits only in part is not replaced by that part", () => {
  const file = join(folder, "plan.json");
  writeFileSync(file, "what was there");
  expect(replaceWithLittleRoom(file, 100_000).status).not.toBe(0);
  expect(readFileSync(file, "utf8")).toBe("what was there");
  expect(replaceWithLittleRoom(file, 1_000)).toMatchObject({ status: 0, stderr: "" });
  expect(readFileSync(file, "utf8")).toHaveLength(1_000);
  expect(readdirSync(folder)).toEqual(["plan.json"]);
});
