import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { benchDataFolder } from "./benchCatalogue.ts";

const entry = z.object({
  file: z.string(),
  service: z.string(),
  status: z.number(),
  request: z.string(),
  headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
});

/** A recorded response of TMDB, Wikidata or Wikipedia. */
export interface RecordedAnswer extends z.infer<typeof entry> {
  readonly bytes: Buffer;
}

const folder = () => join(benchDataFolder(), "recorded");

/** The responses in `recorded/`. Null when they are missing; tests that need them are then reported as skipped. */
export function readRecordedAnswers(): ReadonlyMap<string, RecordedAnswer> | null {
  const index = join(folder(), "index.json");
  if (!existsSync(index)) {
    console.warn(
      "recorded answers of providers are missing (FILMOTHEQUE_BENCH_DATA): tests that replay them are skipped",
    );
    return null;
  }
  const entries = z.array(entry).parse(JSON.parse(readFileSync(index, "utf8")));
  return new Map(entries.map((one) => [one.file, { ...one, bytes: readFileSync(join(folder(), one.file)) }]));
}

/** @returns the JSON of a recorded response, for building one that combines several */
export function recordedJson(answers: ReadonlyMap<string, RecordedAnswer>, file: string): Record<string, unknown> {
  const answer = answers.get(file);
  if (!answer) throw new Error(`${file} is not among the recorded answers`);
  return z.record(z.string(), z.unknown()).parse(JSON.parse(answer.bytes.toString("utf8")));
}
