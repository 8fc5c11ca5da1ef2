import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const CLI = resolve(import.meta.dirname, "../../../src/cli/main.ts");
const FILMS = Array.from({ length: 12 }, (_, at) => ({ movieLensId: at + 1, genres: ["Drama"], voteCount: 100 + at }));
const CASE = {
  told_count: 3,
  ratings: [1, 2, 3].map((film) => [film, 4, film]),
  held: [[4, 5]],
  library: FILMS.map(({ movieLensId }) => movieLensId),
};

function evaluateHousehold(cases: readonly string[]): Promise<{ status: number; out: string; err: string }> {
  const folder = temporaryFolder("households");
  const [films, households] = [join(folder, "films.jsonl"), join(folder, "cases.jsonl")];
  writeFileSync(films, FILMS.map((film) => JSON.stringify(film)).join("\n"));
  writeFileSync(households, cases.join("\n"));
  const { promise, resolve: done } = Promise.withResolvers<{ status: number; out: string; err: string }>();
  const words = ["evaluate-household", "--films", films, "--cases", households, "--json"];
  execFile(process.execPath, [CLI, ...words], (error, out, err) => {
    done({ status: error ? Number(error.code) : 0, out, err });
  });
  return promise;
}

test("standard output is the document of the specification alone, and what is incomplete is said there and beside it", async () => {
  const whole = await evaluateHousehold([JSON.stringify({ id: 1, ...CASE })]);
  expect([whole.status, whole.err]).toEqual([0, ""]);
  expect(Object.keys(JSON.parse(whole.out) as object)).toEqual(["lists", "summary"]);

  const cases = [
    JSON.stringify({ id: 1, ...CASE, library: [...CASE.library, 99] }),
    "{",
    JSON.stringify({ id: 2, ...CASE, ratings: [], told_count: 0 }),
  ];
  const { status, out, err } = await evaluateHousehold(cases);
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    lists: [{ id: 1 }, { id: 2 }],
    incomplete: {
      film_lines: { count: 0, first: null },
      case_lines: { count: 1, first: { line: 2, reason: "not JSON" } },
      undescribed_films: { count: 1, first: 99 },
    },
  });
  expect(err.split("\n").filter((line) => line !== "")).toHaveLength(2);

  const nothing = await evaluateHousehold(["{"]);
  expect([nothing.status, nothing.out]).toEqual([1, ""]);
});
