import { z } from "zod";
import { booleanQuery, id, stringList } from "./conventions.ts";
import { FILM_FILTERS, FILTER_NAMES, type FilterName, type FilterValue, SORT_NAMES } from "./filmFilters.ts";

type Shape = { [Name in FilterName]: z.ZodOptional<z.ZodType<FilterValue<Name>, unknown>> };

function schemaOf(name: FilterName): z.ZodType {
  const filter = FILM_FILTERS[name];
  switch (filter.kind) {
    case "text":
      return z.string().max(filter.longest);
    case "texts":
      return stringList;
    case "choice":
      return z.enum(filter.of);
    case "choices":
      return stringList.pipe(z.array(z.enum(filter.of)));
    case "flag":
      return booleanQuery;
    case "id":
      return id;
    case "whole":
      return z.coerce.number().int();
    case "number":
      return z.coerce.number().min(filter.from).max(filter.to);
  }
}

/** Derived from the table, and typed by it: `fromEntries` forgets which key has which schema. */
export const filmFilter = z.object(
  Object.fromEntries(FILTER_NAMES.map((name) => [name, schemaOf(name).optional()])) as Shape,
);
export type FilmFilter = z.infer<typeof filmFilter>;

export const sortedFilter = filmFilter.extend({
  sort: z.enum(SORT_NAMES).optional(),
  order: z.enum(["asc", "desc"]).optional(),
});
export type SortedFilter = z.infer<typeof sortedFilter>;
