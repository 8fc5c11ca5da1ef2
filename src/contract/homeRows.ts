import { z } from "zod";
import { sortedFilter } from "./filmFilterSchema.ts";
import { personalRouteForKids } from "./route.ts";

/** The program's own rows, in the order in which Home shows them until the person arranges them. */
export const HOME_ROWS = [
  "continue",
  "review",
  "tonight",
  "forYou",
  "collections",
  "newest",
  "onThisDay",
  "recentlyWatched",
  "genres",
] as const;
export type OwnHomeRow = (typeof HOME_ROWS)[number];

/** A saved filter is a row where the person wants it to be one. */
const kind = z.enum([...HOME_ROWS, "savedFilter"]);
export type HomeRowKind = z.infer<typeof kind>;

/** Rows of one person; 200 saved filters and the program's own fit. */
const MAX_HOME_ROWS = 250;

const homeRow = z.object({
  kind,
  isHidden: z.boolean(),
  /** Null for the program's own rows. */
  savedFilter: z.object({ id: z.number().int(), name: z.string(), filter: sortedFilter }).nullable(),
});
export type HomeRow = z.infer<typeof homeRow>;

const arrangedRow = z
  .object({ kind, isHidden: z.boolean(), savedFilterId: z.number().int().positive().nullable() })
  .refine((row) => (row.kind === "savedFilter") === (row.savedFilterId !== null), "A saved filter is named by its id.");
export type ArrangedHomeRow = z.infer<typeof arrangedRow>;

const rowKey = (row: ArrangedHomeRow) => `${row.kind} ${row.savedFilterId ?? ""}`;

const tags = ["personal"];
const answer = z.object({ items: z.array(homeRow) });

/** The rows of Home, as the person arranged them. */
export const homeRows = {
  all: personalRouteForKids
    .route({ method: "GET", path: "/api/me/home/rows", tags, summary: "The rows of my Home, hidden ones too" })
    .output(answer),
  arrange: personalRouteForKids
    .route({
      method: "PUT",
      path: "/api/me/home/rows",
      tags,
      summary: "Arrange the rows of my Home; an own row that is not sent is where the program puts it",
    })
    .input(
      z.object({
        rows: z
          .array(arrangedRow)
          .max(MAX_HOME_ROWS)
          .refine((rows) => new Set(rows.map(rowKey)).size === rows.length, "Each row is there once."),
      }),
    )
    .output(answer),
};
