import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const TESTS = resolve(import.meta.dirname, "..");

/** A wait for a time, and a deadline of a file's own: both fail on a machine that is slow enough. */
const FORBIDDEN = [
  /\bwaitForTimeout\(/,
  // `timeout: 20_000`; nothing shorter than a second is a deadline.
  /\btimeout: ?\d[\d_]{3,}/,
  // The last argument of a test or a hook.
  /^ *\}, ?\d[\d_]{3,}\);/,
  /\bfor \(.*tries < \d{2,}/,
];

function ownDeadlines(text: string): string[] {
  return text.split("\n").filter((line) => FORBIDDEN.some((pattern) => pattern.test(line)));
}

test.each(["unit", "integration", "property", "e2e", "guard", "support"])(
  "%s tests leave every deadline to tests/support/deadlines.ts",
  (folder) => {
    const files = globSync(`${folder}/**/*.{ts,tsx}`, { cwd: TESTS }).filter(
      (file) => !file.startsWith("guard/deadlines"),
    );
    expect(files.length).toBeGreaterThan(0);
    const found = files.flatMap((file) =>
      ownDeadlines(readFileSync(join(TESTS, file), "utf8")).map((line) => `${file}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  },
);

test.each([
  "  await page.waitForTimeout(200);",
  "  await expect.poll(state, { timeout: 20_000 }).toBe(1);",
  "}, 120_000);",
  "  for (let tries = 0; tries < 400; tries += 1) {",
])("%s would be found", (line) => {
  expect(ownDeadlines(line)).toEqual([line]);
});
