import { expect, test } from "vitest";
import { errorsBetween } from "../../../../src/library/search/spelling.ts";

test.each([
  ["cat", "cut", "three letters"],
  ["dune", "duke", "another letter among four"],
  ["dunes", "tunes", "another first letter among five"],
  ["alien", "aliet", "another last letter among five"],
  ["matrix", "mastri", "two errors in six letters"],
  ["shrek5", "shrek4", "another digit"],
  ["interstellar", "interbankler", "more than two errors"],
])("“%s” is not “%s”: %s", (typed, known) => {
  expect(errorsBetween(typed, known)).toBeNull();
});

test.each([
  ["loen", "leon", 1],
  ["parain", "parrain", 1],
  ["alein", "alien", 1],
  ["matrx", "matrix", 1],
  ["terminatro", "terminator", 1],
  ["schwarzeneger", "schwarzenegger", 1],
  ["interstelar", "interstellar", 1],
  ["shawshenck", "shawshank", 2],
])("“%s” is “%s” with %i error(s)", (typed, known, errors) => {
  expect(errorsBetween(typed, known)).toBe(errors);
});
