import fc from "fast-check";
import { expect, test } from "vitest";
import "../../support/propertySeed.ts";
import {
  fromQuery,
  isFiltered,
  type LibraryFilter,
  NO_FILTER,
  readFilter,
  toQuery,
  writeFilter,
} from "../../../renderer/features/library/filter.ts";

const order = fc.constantFrom("asc" as const, "desc" as const);
const filters: fc.Arbitrary<LibraryFilter> = fc.record({
  q: fc.constantFrom("", "nosferatu", "a&b=c #?"),
  genres: fc.uniqueArray(fc.constantFrom("Drama", "Science & Fiction", "Comédie")),
  decade: fc.option(fc.constantFrom(1920, 2010)),
  languages: fc.uniqueArray(fc.constantFrom("fr", "ja")),
  resolutions: fc.subarray(["4K" as const, "720p" as const]),
  hdr: fc.boolean(),
  watched: fc.option(fc.boolean()),
  ratingFrom: fc.option(fc.constantFrom(0.5, 3.5, 5)),
  unidentified: fc.boolean(),
  list: fc.option(fc.integer({ min: 1, max: 99 })),
  person: fc.option(fc.integer({ min: 1, max: 99 })),
  collection: fc.option(fc.constantFrom("7", "Q7")),
  sort: fc.constantFrom("title" as const, "added" as const, "year" as const, "rating" as const, "runtime" as const),
  order,
});

test("law: the address holds the whole filter, and so does what is kept of it", () => {
  fc.assert(
    fc.property(filters, (filter) => {
      expect(readFilter(new URLSearchParams(writeFilter(filter).toString()))).toEqual(filter);
      expect(fromQuery(toQuery(filter))).toEqual(filter);
    }),
  );
});

test("what was searched for stands best answer first, until another order is asked for", () => {
  const searched = readFilter(new URLSearchParams("q=faust"));
  expect([searched.sort, toQuery(searched)]).toEqual(["nearness", { q: "faust" }]);
  expect(readFilter(new URLSearchParams("q=faust&sort=title")).sort).toBe("title");
  // Without words there is nothing to be near to.
  expect(readFilter(writeFilter({ ...searched, q: "" })).sort).toBe("title");
});

test("an address that says nonsense is a library without a filter", () => {
  const read = readFilter(
    new URLSearchParams("decade=x&rating=9&list=-1&sort=price&order=up&resolution=9K&watched=maybe"),
  );
  expect(isFiltered(read)).toBe(false);
  expect(read).toMatchObject({ ...NO_FILTER, sort: "title", order: "asc" });
});
