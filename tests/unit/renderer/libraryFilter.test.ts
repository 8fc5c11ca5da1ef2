import fc from "fast-check";
import { expect, test } from "vitest";
import "../../support/propertySeed.ts";
import {
  decadeOf,
  defaultOrder,
  EMPTY_FILTER,
  filterToParams,
  filterUrl,
  fromQuery,
  isFiltered,
  parseFilter,
  toQuery,
  withParams,
} from "../../../renderer/filmFilter/filter.ts";
import { sortedFilter } from "../../../src/contract/filmFilterSchema.ts";
import { SORT_NAMES, type SortedFilter } from "../../../src/contract/index.ts";
import { sortOf } from "../../../src/library/films/filmListSpec.ts";
import { anySentFilter } from "../../support/anyFilter.ts";

const accepted = anySentFilter.map((sent) => sortedFilter.parse(sent));

/** What a filter means: empty choices say nothing, and the order is what the engine makes of it. */
function meaningOf({ sort, order, ...query }: SortedFilter) {
  const said = Object.entries(query).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  const isNearest = query.q !== undefined && sort === undefined;
  return { ...Object.fromEntries(said), ...(isNearest ? {} : sortOf({ sort, order })) };
}

test("law: a filter that the API accepts means the same when it is opened, kept and opened again", () => {
  fc.assert(
    fc.property(accepted, (query) => {
      const opened = fromQuery(query);
      expect(meaningOf(toQuery(opened))).toEqual(meaningOf(query));
      expect(fromQuery(toQuery(opened))).toEqual(opened);
      expect(sortedFilter.safeParse(toQuery(opened)).success).toBe(true);
    }),
  );
});

test("law: the address holds the whole filter", () => {
  fc.assert(
    fc.property(accepted, (query) => {
      const filter = fromQuery(query);
      const read = parseFilter(new URLSearchParams(filterToParams(filter).toString()));
      expect(read).toEqual(filter);
      expect(new URL(filterUrl(filter), "http://127.0.0.1").pathname).toBe("/");
      // What hides films is to be seen, and can be cleared.
      expect(isFiltered(filter)).toBe(
        Object.keys(meaningOf(query)).some((name) => name !== "sort" && name !== "order"),
      );
      expect(isFiltered({ ...filter, ...EMPTY_FILTER })).toBe(false);
    }),
  );
});

test("years are kept to the year: 1990–1994 is no decade, and a filter may end without a beginning", () => {
  expect(toQuery(fromQuery({ yearFrom: 1990, yearTo: 1994 }))).toMatchObject({ yearFrom: 1990, yearTo: 1994 });
  expect(decadeOf(fromQuery({ yearFrom: 1990, yearTo: 1994 }))).toBeNull();
  expect(decadeOf(fromQuery({ yearFrom: 1990, yearTo: 1999 }))).toBe(1990);
  expect(toQuery(fromQuery({ yearTo: 1930 }))).toEqual({ yearTo: 1930, sort: "title", order: "asc" });
  expect(toQuery(fromQuery({ hdr: false, state: "identified" }))).toMatchObject({ hdr: false, state: "identified" });
});

test("page and engine have the same default order", () => {
  for (const sort of SORT_NAMES) expect([sort, defaultOrder(sort)]).toEqual([sort, sortOf({ sort }).order]);
});

test("a link of an earlier version that names a decade still leads there", () => {
  const read = parseFilter(new URLSearchParams("genre=Drama&decade=1990&sort=year&order=asc"));
  expect(read).toMatchObject({ genre: ["Drama"], yearFrom: 1990, yearTo: 1999, sort: "year", order: "asc" });
  expect(parseFilter(new URLSearchParams("decade=1990&to=1930"))).toMatchObject({ yearFrom: null, yearTo: 1930 });
});

test("search results are ordered by relevance, until another order is requested", () => {
  const searched = parseFilter(new URLSearchParams("q=faust"));
  expect([searched.sort, toQuery(searched)]).toEqual(["relevance", { q: "faust" }]);
  expect(parseFilter(new URLSearchParams("q=faust&sort=title")).sort).toBe("title");
  // Without words there is nothing to be near to.
  expect(parseFilter(filterToParams({ ...searched, q: null })).sort).toBe("title");
});

test("an address that says nonsense is a library without a filter", () => {
  const read = parseFilter(
    new URLSearchParams(
      "decade=x&from=&to=1.5&rating=9&list=-1&person=a&sort=price&order=up&resolution=9K&watched=maybe&hdr=&state=lost",
    ),
  );
  expect(isFiltered(read)).toBe(false);
  expect(read).toMatchObject({ ...EMPTY_FILTER, sort: "title", order: "asc" });
});

test("a control uses the address's values, and an empty one removes the filter", () => {
  expect(withParams("genre", ["Drama", "Noir"])).toEqual({ genre: ["Drama", "Noir"] });
  expect(withParams("genre", [])).toEqual({ genre: [] });
  expect(withParams("hdr", ["yes"])).toEqual({ hdr: true });
  expect(withParams("ratingFrom", ["3.5"])).toEqual({ ratingFrom: 3.5 });
  expect(withParams("listId", [])).toEqual({ listId: null });
});
