import { oc } from "@orpc/contract";
import { z } from "zod";
import { instant } from "./conventions.ts";

/** A number, a share, or shares by name: what a feature of drift is. */
const figure = z.union([z.number(), z.record(z.string(), z.number())]).nullable();

export const driftFeature = z.object({
  name: z.string(),
  kind: z.enum(["numeric", "proportion", "shares"]),
  baseline: figure,
  current: figure,
  baseline_count: z.number().int(),
  current_count: z.number().int(),
  /** Null where the baseline is 0, and for shares. */
  change_percent: z.number().nullable(),
  psi: z.number().nullable(),
  /** How likely chance alone does this. */
  p_value: z.number().nullable(),
  /** False with fewer than a hundred rows: no verdict. */
  enough: z.boolean(),
  drifted: z.boolean(),
  /** Worth a look, no alert. */
  moderate: z.boolean(),
  distances: z.record(z.string(), z.number()).nullable(),
});

const window = z.object({ ratings: z.number().int(), from: instant.nullable(), to: instant.nullable() });

export const drift = z.object({
  status: z.enum(["ok", "alert", "no_baseline"]),
  threshold_percent: z.number(),
  baseline_at: instant.nullable(),
  baseline_version: z.number().int().nullable(),
  baseline_window: window.nullable(),
  current_window: window,
  checked_at: instant,
  features: z.array(driftFeature),
});
export type DriftAnswer = z.infer<typeof drift>;

const tags = ["monitoring"];

export const monitoring = {
  drift: {
    read: oc
      .route({ method: "GET", path: "/monitoring/drift", tags, summary: "Does what is rated still look the same?" })
      .output(drift),
    setBaseline: oc
      .route({
        method: "POST",
        path: "/monitoring/baseline",
        tags,
        summary: "What is rated now is the new measure (owner)",
      })
      .output(drift),
    history: oc
      .route({ method: "GET", path: "/api/drift/history", tags, summary: "Checks, newest first" })
      .input(z.object({ limit: z.coerce.number().int().min(1).max(200).default(60) }))
      .output(
        z.object({
          items: z.array(z.object({ at: instant, status: z.enum(["ok", "alert"]), drifted: z.array(z.string()) })),
        }),
      ),
  },
};
