import { z } from "zod";
import type { ModelVersion } from "../registry/versionRecords.ts";

/** What `evaluation.json` says of a version besides its artefact: how it was trained, and how well it did. */
const finite = z.number().nullable().catch(null);
const count = z.number().nonnegative().catch(0);
const name = z.string().max(200);
const factsSchema = z.object({
  params: z.record(name, z.union([z.number(), z.string().max(200), z.boolean()])).catch({}),
  metrics: z
    .object({
      rmse: finite,
      rmseMargin: finite,
      mae: finite,
      folds: z
        .array(z.object({ rmse: z.number(), mae: z.number() }))
        .max(100)
        .catch([]),
      list: z.object({ ndcg: z.number() }).catchall(z.unknown()).nullable().catch(null),
    })
    .catch({ rmse: null, rmseMargin: null, mae: null, folds: [], list: null }),
  dataset: z
    .object({ ratings: count, users: count, films: count, mean: count, fingerprint: name.catch("") })
    .catch({ ratings: 0, users: 0, films: 0, mean: 0, fingerprint: "" }),
  program: name.catch(""),
  fitMs: count,
});

export type ModelFacts = z.infer<typeof factsSchema>;

/** Reads the file of another program: what is missing or of another type is left out. */
export function readModelFacts(bytes: Uint8Array | null): ModelFacts {
  return factsSchema.parse(bytes === null ? {} : parseObject(bytes));
}

export function factsOfVersion({ params, metrics, dataset, program, fitMs }: ModelVersion): object {
  return { params, metrics, dataset, program, fitMs };
}

function parseObject(bytes: Uint8Array): object {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(bytes).toString("utf8"));
    return typeof parsed === "object" && parsed !== null ? parsed : {};
  } catch {
    return {}; // no JSON: the artefact itself can still be used
  }
}
