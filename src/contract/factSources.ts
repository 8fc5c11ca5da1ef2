import { z } from "zod";
import { instant } from "./conventions.ts";

/** What one source states of a field. */
const statedValue = z.object({
  /** A provider, `nfo`, `hand`, `file` …; `sidecarFile`: an image file next to the film. */
  source: z.string(),
  /** As the source states it; null for what has no language. */
  language: z.string().nullable(),
  /** In the form of the field: a text, a number, a list … Of a picture it is its address. */
  value: z.unknown(),
  /** When it was fetched or entered; null where that is not known. */
  at: instant.nullable(),
  /** Whether the film's page shows it. */
  shown: z.boolean(),
});
export type StatedValue = z.infer<typeof statedValue>;

/** All sources of each field; the value that is shown comes first. */
export const factSources = z.object({
  fields: z.array(z.object({ field: z.string(), values: z.array(statedValue).min(1) })),
});
export type FactSources = z.infer<typeof factSources>;
