import { z } from "zod";
import { requiredRows } from "../lenientSchemas.ts";

const text = z.string().catch("");
const flag = z.boolean().catch(false);

export const loginAnswer = z.object({ token: z.string().min(1) });

const file = z.object({ file_id: z.number().int(), cd_number: z.number().int().min(1).catch(1), file_name: text });

const subtitle = z.object({
  attributes: z.object({
    language: z.string().min(2).max(20),
    release: text,
    download_count: z.number().catch(0),
    hearing_impaired: flag,
    foreign_parts_only: flag,
    ai_translated: flag,
    machine_translated: flag,
    from_trusted: flag,
    moviehash_match: flag,
    // A film in several parts has a file for each.
    files: z.array(file).min(1),
  }),
});
export type FoundSubtitle = z.infer<typeof subtitle>;

/** Rows of other shapes are left out. */
export const searchAnswer = z.object({ data: requiredRows(subtitle) }).transform(({ data }) => data.rows);

export const downloadAnswer = z.object({
  link: z.url(),
  file_name: text,
  remaining: z.number().int().nullable().catch(null),
});
