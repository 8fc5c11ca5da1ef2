import { z } from "zod";
import { filmEdit } from "../contract/index.ts";

/** What a job is about; an id says which one, where there are many. */
type NumberedSubject = "file" | "film" | "training";
type SingleSubject = "program" | "library" | "maintenance" | "drift" | "ratings";

export interface JobDefinition {
  readonly subject: NumberedSubject | SingleSubject;
  /** What else the work needs to know. It is read again from the database, perhaps by a newer program. */
  readonly payload: z.ZodType;
}

export type JobDefinitions = Readonly<Record<string, JobDefinition>>;

const nothing = z.null();

/**
 * Every kind of job; `mark_missing` is run by `markMissingJob`, in the feature that does it. The types of who makes a
 * job and of who runs it come from here.
 */
export const JOB_DEFINITIONS = {
  // A file that came in
  card: { subject: "file", payload: nothing },
  probe: { subject: "file", payload: nothing },
  mark_missing: { subject: "file", payload: nothing },
  detect_duplicate: { subject: "file", payload: nothing },
  update_media: { subject: "file", payload: nothing },
  identify: { subject: "file", payload: nothing },
  read_sidecar_files: { subject: "file", payload: nothing },
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
  relocalise: { subject: "library", payload: nothing },
  remove_films: {
    subject: "library",
    payload: z.object({
      /** The journal entry of the removal. */
      removal: z.number().int().positive(),
      filmIds: z.array(z.number().int().positive()),
      /** The entry whose films are removed as well: those that an undo had brought back. */
      restoredBy: z.number().int().positive().optional(),
    }),
  },
  /** Moves files to the system's bin. */
  move_to_bin: {
    subject: "library",
    payload: z.object({
      /** The journal entry of the act. */
      entryId: z.number().int().positive(),
      fileIds: z.array(z.number().int().positive()),
    }),
  },
  restore_films: { subject: "library", payload: z.object({ removal: z.number().int().positive() }) },
  /** Edits many films, or undoes an edit of many. */
  edit_films: {
    subject: "library",
    payload: z.union([
      z.object({ entryId: z.number().int(), filmIds: z.array(z.number().int()), edit: filmEdit }),
      z.object({ entryId: z.number().int(), revertTo: z.enum(["before", "after"]) }),
    ]),
  },
  samples: { subject: "program", payload: nothing },
  // Recommendations
  /** Imports what a member entered elsewhere. */
  import_member: {
    subject: "ratings",
    payload: z.object({
      /** The sent file. */
      path: z.string().min(1),
      /** Its name, as the person knows it. */
      name: z.string(),
      format: z.enum(["auto", "letterboxd", "imdb", "trakt", "filmotheque"]),
      userKey: z.number().int(),
      userId: z.string(),
    }),
  },
  import_ratings: { subject: "ratings", payload: z.object({ path: z.string().min(1) }) },
  download_community: { subject: "ratings", payload: z.object({ community: z.string().min(1).max(50) }) },
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
} as const satisfies JobDefinitions;

export type JobNameIn<Table extends JobDefinitions> = keyof Table & string;
export type PayloadIn<Table extends JobDefinitions, Name extends JobNameIn<Table>> = z.infer<Table[Name]["payload"]>;
export type SubjectIdIn<
  Table extends JobDefinitions,
  Name extends JobNameIn<Table>,
> = Table[Name]["subject"] extends NumberedSubject ? number : null;

export type ParsedPayload =
  | { readonly kind: "read"; readonly payload: unknown }
  | { readonly kind: "unreadable"; readonly fact: string };

/** Reads a stored payload by the schema of its kind. */
export function parsePayload(table: JobDefinitions, kind: string, stored: string): ParsedPayload {
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
