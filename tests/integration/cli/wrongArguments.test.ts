import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const CLI = resolve(import.meta.dirname, "../../../src/cli/main.ts");

/** Arguments that commander refuses, or that a command refuses itself. `RATINGS` is a folder with three ratings. */
const WRONG = [
  "evaluate --ratings RATINGS --model nonsense",
  "evaluate --ratings RATINGS --model svd --protocol time-split",
  "evaluate --ratings RATINGS --model svd --param k",
  "evaluate --ratings RATINGS --model svd --folds 1",
  "evaluate --ratings RATINGS --model svd --folds 4",
  "evaluate --ratings RATINGS --model popular --seed -1",
  "predict 1 --top-n 0",
  "import-ratings --format letterboxd RATINGS",
];

test.for(WRONG)("%s: exit status 2, a sentence on standard error, nothing on standard output", async (words) => {
  const folder = temporaryFolder("arguments");
  const ratings = join(folder, "set");
  mkdirSync(ratings);
  writeFileSync(join(ratings, "ratings.csv"), "userId,movieId,rating,timestamp\n1,1,4,1\n1,2,3,2\n2,1,5,3\n");
  const { promise, resolve: done } = Promise.withResolvers<{ status: number; out: string; err: string }>();
  const given = words.split(" ").map((word) => (word === "RATINGS" ? ratings : word));
  execFile(process.execPath, [CLI, "--data", join(folder, "library"), ...given, "--json"], (error, out, err) => {
    done({ status: error ? Number(error.code) : 0, out, err });
  });
  const { status, out, err } = await promise;
  expect({ status, out }).toEqual({ status: 2, out: "" });
  expect(err).toMatch(/^error: \S.+/);
  // Said once.
  expect(err.match(/^error: /gm)).toHaveLength(1);
});
