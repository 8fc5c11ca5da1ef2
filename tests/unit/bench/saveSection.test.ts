import { expect, test } from "vitest";
import { withSection } from "../../bench/saveSection.ts";

const NOW = new Date("2026-11-27T00:00:00Z");
const DOCUMENT = "# Benchmarks\n\nWords.\n\n## Scale\n\nold\n\n## Soak\n\nkept\n";
const rows = [
  { figure: "search", measured: "60 ms", target: "< 40 ms", met: false, before: "0.4–1.6 s" },
  { figure: "lists", measured: "9 ms", target: "< 50 ms", met: true },
];

test("a section is replaced in its place, and the others stay as they were measured", () => {
  const changed = withSection(DOCUMENT, { title: "Scale", command: "npm run bench scale", rows }, NOW);
  expect(changed).toMatch(/^# Benchmarks\n\nWords\.\n\n## Scale\n\nWritten by `npm run bench scale` on 2026-11-27 /);
  expect(changed).toMatch(/\n## Soak\n\nkept\n$/);
  expect(changed).not.toContain("old");
  expect(changed).toContain("| figure | measured | release 0.1 | target | met |");
  expect(changed).toContain("| search | 60 ms | 0.4–1.6 s | < 40 ms | **no** |");
  expect(changed).toContain("What falls short: search.");
});

test("a new section comes last; a title that begins like another is another section", () => {
  const section = { title: "Scale, 1000000 films", command: "npm run bench scale", rows: rows.slice(1) };
  const changed = withSection(DOCUMENT, section, NOW);
  expect(changed.match(/^## .*$/gm)).toEqual(["## Scale", "## Soak", "## Scale, 1000000 films"]);
  expect(changed).toContain("Every target is met.");
  expect(withSection(changed, section, NOW)).toBe(changed);
});
