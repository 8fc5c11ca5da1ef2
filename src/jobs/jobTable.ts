import { z } from "zod";

/** What a job is about; an id says which one, where there are many. */
type Numbered = "file" | "film" | "training";
type Single = "program" | "library" | "maintenance" | "drift" | "ratings";

export interface JobDeclaration {
  readonly subject: Numbered | Single;
  /** What else the work needs to know. It is read again from the database, perhaps by a newer program. */
  readonly payload: z.ZodType;
}

export type JobTable = Readonly<Record<string, JobDeclaration>>;

const nothing = z.null();

/** Every kind of work there is. Who makes a job, and who runs it, take their types from here. */
export const JOBS = {
  // A file that came in
  card: { subject: "file", payload: nothing },
  probe: { subject: "file", payload: nothing },
  absence: { subject: "file", payload: nothing },
  twin: { subject: "file", payload: nothing },
  identify: { subject: "file", payload: nothing },
  beside: { subject: "file", payload: nothing },
  still: { subject: "file", payload: nothing },
  // A film that is known
  enrich_tmdb: { subject: "film", payload: nothing },
  enrich_wikipedia: { subject: "film", payload: nothing },
  artwork: {
    subject: "film",
    payload: z.object({
      artworkId: z.number().int().positive(),
      kind: z.enum(["poster", "backdrop"]),
      /** As TMDB names it. */
      path: z.string().min(1),
    }),
  },
  speak: { subject: "library", payload: nothing },
  samples: { subject: "program", payload: nothing },
  // Recommendations
  import_ratings: { subject: "ratings", payload: z.object({ path: z.string().min(1) }) },
  train: { subject: "training", payload: nothing },
  export_mlflow: { subject: "training", payload: nothing },
  drift: { subject: "drift", payload: nothing },
  // Maintenance
  purge: { subject: "maintenance", payload: nothing },
  images: { subject: "maintenance", payload: nothing },
  refresh: { subject: "maintenance", payload: nothing },
  missing: { subject: "maintenance", payload: nothing },
  vacuum: { subject: "maintenance", payload: nothing },
  integrity: { subject: "maintenance", payload: nothing },
  backup: { subject: "maintenance", payload: nothing },
} as const satisfies JobTable;

export type JobName = keyof typeof JOBS;

export type NameIn<Table extends JobTable> = keyof Table & string;
export type PayloadIn<Table extends JobTable, Name extends NameIn<Table>> = z.infer<Table[Name]["payload"]>;
export type SubjectIdIn<Table extends JobTable, Name extends NameIn<Table>> = Table[Name]["subject"] extends Numbered
  ? number
  : null;

export type ReadPayload =
  | { readonly kind: "read"; readonly payload: unknown }
  | { readonly kind: "unreadable"; readonly fact: string };

/** What stands in the database, held against the kind's schema. */
export function readPayload(table: JobTable, kind: string, stored: string): ReadPayload {
  let payload: unknown;
  try {
    payload = JSON.parse(stored);
  } catch (error) {
    return { kind: "unreadable", fact: error instanceof Error ? error.message : "no JSON" };
  }
  const parsed = table[kind]?.payload.safeParse(payload);
  if (!parsed) return { kind: "read", payload };
  if (parsed.success) return { kind: "read", payload: parsed.data };
  const [issue] = parsed.error.issues;
  return { kind: "unreadable", fact: issue ? [issue.path.join("."), issue.message].filter(Boolean).join(": ") : "" };
}
