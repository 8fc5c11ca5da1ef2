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

test.each([
  "unit",
  "integration",
  "property",
  "e2e",
  "electron",
  "windows",
  "guard",
  "support",
  "fixtures",
  "standins",
])("%s tests leave every deadline to tests/support/deadlines.ts", (folder) => {
  const files = globSync(`${folder}/**/*.{ts,tsx}`, { cwd: TESTS }).filter(
    (file) => !file.startsWith("guard/deadlines"),
  );
  expect(files.length).toBeGreaterThan(0);
  const found = files.flatMap((file) =>
    ownDeadlines(readFileSync(join(TESTS, file), "utf8")).map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

/** Playwright itself gives up after 30 seconds. */
const keepsPlaywrightsDeadline = (text: string) =>
  /\b(?:chromium\.launch|_electron\.launch|connectOverCDP)\(/.test(text) &&
  !/setDefaultTimeout\(DEADLINES\./.test(text);

test("whoever starts a browser or a window sets the deadline of its pages", () => {
  const files = globSync("{e2e,electron,integration,windows}/**/*.ts", { cwd: TESTS });
  expect(files.filter((file) => keepsPlaywrightsDeadline(readFileSync(join(TESTS, file), "utf8")))).toEqual([]);
  expect(keepsPlaywrightsDeadline("const browser = await chromium.launch({ timeout: DEADLINES.conditionMs });")).toBe(
    true,
  );
});

test.each([
  "  await page.waitForTimeout(200);",
  "  await expect.poll(state, { timeout: 20_000 }).toBe(1);",
  "}, 120_000);",
  "  for (let tries = 0; tries < 400; tries += 1) {",
])("%s would be found", (line) => {
  expect(ownDeadlines(line)).toEqual([line]);
});
