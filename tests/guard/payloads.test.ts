import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const SRC = resolve(import.meta.dirname, "../../src");

/** A job's payload is parsed by its schema (src/jobs/jobDefinitions.ts), never cast to a type. */
const casts = (text: string) => text.split("\n").filter((line) => /\bpayload\s+as\b/.test(line));

test("no payload of a job is cast", () => {
  const files = globSync("**/*.ts", { cwd: SRC });
  expect(files.length).toBeGreaterThan(0);
  expect(files.flatMap((file) => casts(readFileSync(join(SRC, file), "utf8")))).toEqual([]);
});

test("a cast would be found", () => {
  expect(casts("const { path } = job.payload as { path: string };")).toHaveLength(1);
});
