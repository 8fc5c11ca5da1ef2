import { z } from "zod";

const partKind = z.enum([
  "title",
  "person",
  "year",
  "decade",
  "years",
  "genre",
  "country",
  "language",
  "resolution",
  "keyword",
  "collection",
  "studio",
  "overview",
  // Films have the word, but not together with the others; and no film has it.
  "word",
  "unknown",
]);

/** How the text of a search was understood. Every word of it is a part, or needs no explanation (`the`, `avec`). */
export const interpretation = z.object({
  parts: z.array(
    z.object({
      kind: partKind,
      /** As typed, or as corrected. */
      text: z.string(),
      /** `1994`, `1980`, `1990-1995`, `horror`, ISO codes of countries and languages, `4K`, or the name that was found. */
      value: z.string(),
      /** The value in the person's language. */
      label: z.string(),
      /** The search without this part. */
      remaining: z.string(),
    }),
  ),
  /** Words that no film has, and what was searched for instead. */
  corrected: z.array(z.object({ typed: z.string(), used: z.string() })),
  /** Where no film answers every word: what is found without one part. */
  without: z.array(z.object({ text: z.string(), q: z.string(), total: z.number().int() })),
});
export type Interpretation = z.infer<typeof interpretation>;
export type InterpretationPart = Interpretation["parts"][number];
