import { z } from "zod";
import { booleanQuery, id, idList, sentNumber, stringList } from "./conventions.ts";
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
    case "ids":
      return idList;
    case "day":
      return z.iso.date();
    case "whole":
      return sentNumber(z.number().int());
    case "number":
      return sentNumber(z.number().min(filter.from).max(filter.to));
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

/**
 * A filter to be saved. Unknown keys are refused: if they were ignored, the list would contain every film. Clients
 * send `null` for a filter that is not set.
 */
export const savedFilter = z
  .strictObject(
    Object.fromEntries(Object.entries(sortedFilter.shape).map(([name, schema]) => [name, schema.nullable()])),
  )
  .transform(
    (sent): Record<string, unknown> => Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null)),
  )
  .pipe(sortedFilter);
