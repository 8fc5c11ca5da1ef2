import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { importMovieLens, previewMovieLens } from "../../../src/recommendation/communities/importMovieLens.ts";
import { boundedLines } from "../../../src/recommendation/ratings/boundedLines.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { createTestRatings } from "./imports/testRatings.ts";

const MEBIBYTE = 1_024 ** 2;
const { signal } = new AbortController();

/** A set with these files. */
function setOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder("set");
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test.each(["ratings.csv", "ratings.dat", "u.data"])(
  "%s of one line of 64 MiB is a set without ratings",
  async (name) => {
    const parts = createTestRatings();
    const path = setOf({ [name]: `userId,movieId,rating,timestamp\n${"1".repeat(64 * MEBIBYTE)}` });
    expect(await importMovieLens(path, parts, signal)).toMatchObject({ ratings: 0 });
  },
);

test("a film list of one endless row, and one above the size limit, are refused", async () => {
  const { records } = createTestRatings();
  const ratings = { "ratings.dat": "1::1::5::1\n" };
  const endless = setOf({ ...ratings, "movies.csv": `movieId,title,genres\n"${"a".repeat(MEBIBYTE)}` });
  await expect(previewMovieLens(endless, records.films, signal)).rejects.toMatchObject({ code: "export_too_large" });
  const large = setOf({ ...ratings, "movies.dat": "a".repeat(65 * MEBIBYTE) });
  await expect(previewMovieLens(large, records.films, signal)).rejects.toMatchObject({ code: "export_too_large" });
});

test("lines are joined across chunks, and one that is too long becomes an empty one", async () => {
  const long = "x".repeat(70_000);
  const pieces = ["a\r\nb", "c\n", long, long, "\nlast é"].map((text) => Buffer.from(text));
  expect(await Array.fromAsync(boundedLines(Readable.from(pieces)))).toEqual(["a", "bc", "", "last é"]);
});
