import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";

const MIGRATIONS = resolve(import.meta.dirname, "../../src/store/migrations");

/** A library that has one of two migrations of the same number would never get the other. */
test("no two migrations share a number", () => {
  const numbers = readdirSync(MIGRATIONS).map((name) => name.split("-")[0]);
  expect(numbers.length).toBeGreaterThan(40);
  expect(numbers).toEqual([...new Set(numbers)].toSorted());
});

test("the file of each migration is named by its number and its purpose", () => {
  for (const name of readdirSync(MIGRATIONS)) expect(name).toMatch(/^\d{4}-[a-z0-9-]+\.sql$/);
});
