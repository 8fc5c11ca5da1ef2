import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { FIELD_ALIASES } from "./aliases.ts";
import { id, instant, language, locale, pageOf, pageQuery } from "./conventions.ts";
import { event } from "./events.ts";
import { answerWithFormerFields, requestWithFormerFields } from "./formerFields.ts";
import { libraryRoute, libraryRouteForKids, ownerRoute, publicRoute } from "./route.ts";

const providerHealth = z.object({
  name: z.string(),
  state: z.enum(["ok", "degraded", "down", "unconfigured", "refused", "unknown"]),
  since: instant.nullable(),
  detail: z.string().nullable(),
});

const learning = z.object({
  minRatingsPerFilm: z.number().int().min(1).max(1_000),
  minRatingsPerUser: z.number().int().min(1).max(1_000),
  /** New ratings after which a training starts automatically; 0: only on request. */
  trainAfter: z.number().int().min(0).max(1_000_000),
});

export const settings = z.object({
  language,
  /** The language of films, as it is written in a country, with the titles and dates of that country. */
  locale,
  learning,
  /** Never the key itself: it can be written, not read. */
  tmdbKey: z.enum(["none", "environment", "stored"]),
  /**
   * Of the stored key, or of one entered now. `system`: encrypted with the system's keyring; `file`: in a file of mode
   * 0600, this host uses no keyring; `no_keyring`: the same, because the system offers none.
   */
  tmdbKeyProtection: z.enum(["system", "file", "no_keyring"]),
  /** A key is stored but cannot be used: `encrypted` for a keyring that is not available here, or `damaged`. */
  tmdbKeyUnreadable: z.enum(["encrypted", "damaged"]).nullable(),
  outboundRequestsAllowed: z.boolean(),
  driftThresholdPercent: z.number(),
  forgetMissingAfterDays: z.number().int(),
  version: z.string(),
  /** Empty for a member: server paths are for the owner. */
  dataFolder: z.string(),
  mediaPrograms: z.array(z.object({ name: z.string(), version: z.string().nullable(), note: z.string().nullable() })),
});
export type Settings = z.infer<typeof settings>;

export const settingsChange = z.object({
  /** Of titles, genres and texts of films, for everybody. */
  language: language.or(locale).optional(),
  /** The same with its country; comes before `language`. */
  locale: locale.optional(),
  /** Null forgets the stored key. */
  tmdbKey: z.string().trim().max(1_000).nullable().optional(),
  outboundRequestsAllowed: z.boolean().optional(),
  learning: learning.optional(),
  driftThresholdPercent: z.number().min(1).max(500).optional(),
  forgetMissingAfterDays: z.number().int().min(1).max(3_650).optional(),
});

export const journalEntry = z.object({
  id: z.number().int(),
  at: instant,
  act: z.string(),
  by: z.string().nullable(),
  text: z.string(),
  fileId: z.number().int().nullable(),
  filmId: z.number().int().nullable(),
  undoable: z.boolean(),
  undoneAt: instant.nullable(),
});

const tags = ["program"];

export const program = {
  health: publicRoute.route({ method: "GET", path: "/api/health", tags, summary: "Is everything well?" }).output(
    z.object({
      status: z.enum(["ok", "degraded"]),
      version: z.string(),
      uptimeSeconds: z.number(),
      database: z.object({ ok: z.boolean(), schemaVersion: z.number().int() }),
      workers: z.array(z.object({ name: z.string(), threads: z.number().int(), queued: z.number().int() })),
      providers: z.array(providerHealth),
    }),
  ),
  events: libraryRouteForKids
    .route({ method: "GET", path: "/api/events", tags, summary: "What happens, as it happens" })
    .output(eventIterator(event)),
  settings: {
    read: libraryRoute
      .route({ method: "GET", path: "/api/settings", tags, summary: "Settings" })
      .output(answerWithFormerFields(settings, FIELD_ALIASES.settings)),
    change: ownerRoute
      .route({ method: "PUT", path: "/api/settings", tags, summary: "Change settings (owner)" })
      .input(requestWithFormerFields(settingsChange, FIELD_ALIASES.settingsChange))
      .output(answerWithFormerFields(settings, FIELD_ALIASES.settings)),
  },
  samples: ownerRoute
    .route({
      method: "POST",
      path: "/api/samples",
      successStatus: 202,
      tags,
      summary: "Make sample films and add them (owner)",
    })
    .output(z.object({ jobId: z.number().int() })),
  journal: {
    list: libraryRoute
      .route({ method: "GET", path: "/api/journal", tags, summary: "Acts that can be undone, newest first" })
      .input(pageQuery)
      .output(pageOf(journalEntry)),
    undo: ownerRoute
      .route({ method: "POST", path: "/api/journal/{id}/undo", tags, summary: "Undo an act" })
      .input(z.object({ id }))
      .output(journalEntry),
  },
};
