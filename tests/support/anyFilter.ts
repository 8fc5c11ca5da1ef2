import fc from "fast-check";
import { FILM_FILTERS, FILTER_NAMES, type FilterName, SORT_NAMES } from "../../src/contract/index.ts";

/** Any filter that the API may be sent, as JSON or as the query of an address, made of the contract's own table. */
export const anySentFilter: fc.Arbitrary<Record<string, unknown>> = fc.record(
  {
    ...Object.fromEntries(FILTER_NAMES.map((name) => [name, anyValue(name)])),
    sort: fc.constantFrom(...SORT_NAMES),
    order: fc.constantFrom("asc", "desc"),
  },
  { requiredKeys: [] },
);

function anyValue(name: FilterName): fc.Arbitrary<unknown> {
  const filter = FILM_FILTERS[name];
  switch (filter.kind) {
    case "text":
      return fc.constantFrom("", "  ", "7", "Q7", "nosferatu", "le chat", "a&b=c #?", "%", "🎞");
    case "texts": {
      const text = fc.constantFrom("", "Drama", "Science & Fiction", "Comédie", "fr", "ja");
      return fc.oneof(text, fc.array(text, { maxLength: 3 }));
    }
    case "choice":
      return fc.constantFrom(...filter.of);
    case "choices":
      return fc.oneof(fc.constantFrom(...filter.of), fc.array(fc.constantFrom(...filter.of), { maxLength: 3 }));
    case "flag":
      return fc.constantFrom(true, false, "true", "false", "1", "0");
    case "id":
      return fc.oneof(fc.integer({ min: 1, max: 99 }), fc.constantFrom("3", "12"));
    case "ids":
      return fc.oneof(fc.integer({ min: 1, max: 9 }), fc.array(fc.constantFrom(1, 7, "12"), { maxLength: 3 }));
    case "day":
      return fc.constantFrom("2020-02-29", "1999-12-31", "0001-01-01");
    case "whole":
      return fc.oneof(fc.integer({ min: 1890, max: 2030 }), fc.constantFrom(0, -5, "1930", 1_000_000));
    case "number":
      return fc.oneof(
        fc.double({ min: filter.from, max: filter.to, noNaN: true }),
        fc.constantFrom(String(filter.to), filter.from),
      );
  }
}
