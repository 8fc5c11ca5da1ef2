import { z } from "zod";
import { FIELD_ALIASES } from "./aliases.ts";
import { id, instant, sentNumber } from "./conventions.ts";
import { answerWithFormerFields } from "./formerFields.ts";
import {
  alert,
  alertRule,
  drift,
  healthChecks,
  logLevel,
  maintenanceRun,
  maintenanceTask,
  metricHistory,
  metricsSummary,
  moment,
  ownStatus,
  pageView,
  TEN_MINUTES_MS,
  trace,
} from "./monitoringShapes.ts";
import { libraryRoute, libraryRouteForKids, ownerRoute } from "./route.ts";

const tags = ["monitoring"];

export const monitoring = {
  metrics: {
    summary: libraryRoute
      .route({ method: "GET", path: "/api/metrics/summary", tags, summary: "What the panel shows first" })
      .output(metricsSummary),
    history: libraryRoute
      .route({ method: "GET", path: "/api/metrics/history", tags, summary: "A metric over time" })
      .input(
        z.object({
          /** With or without the prefix `filmotheque_`. */
          name: z.string().min(1).max(100),
          /** By default the last hour. */
          from: moment.optional(),
          to: moment.optional(),
          stepSeconds: sentNumber(z.number().int().min(60).max(31_536_000)).default(60),
        }),
      )
      .output(metricHistory),
    client: libraryRouteForKids
      .route({
        method: "POST",
        path: "/api/metrics/client",
        successStatus: 204,
        tags,
        summary: "What only the page can measure",
      })
      .input(
        z.object({
          timings: z
            .array(
              z.object({
                kind: z.enum(["view", "next_batch", "interaction"]),
                view: pageView,
                durationMs: z.number().min(0).max(TEN_MINUTES_MS),
              }),
            )
            .max(100),
        }),
      )
      .output(z.void()),
    errors: libraryRoute
      .route({ method: "GET", path: "/api/metrics/errors", tags, summary: "The last errors, with their requests" })
      .output(
        z.object({
          items: z.array(
            z.object({
              at: instant,
              code: z.string(),
              status: z.number().int().nullable(),
              where: z.string(),
              requestId: z.string().nullable(),
              text: z.string(),
            }),
          ),
        }),
      ),
  },
  health: {
    checks: libraryRoute
      .route({ method: "GET", path: "/api/health/checks", tags, summary: "Checks, worst first" })
      .output(answerWithFormerFields(healthChecks, FIELD_ALIASES.healthChecks)),
    retryProviders: ownerRoute
      .route({
        method: "POST",
        path: "/api/providers/retry",
        successStatus: 204,
        tags,
        summary: "Ask the providers again now (owner)",
      })
      .output(z.void()),
    outboundRequests: libraryRoute
      .route({
        method: "GET",
        path: "/api/outbound-requests",
        tags,
        summary: "Requests that left this machine, by host",
      })
      .input(z.object({ days: sentNumber(z.number().int().min(1).max(90)).default(7) }))
      .output(
        z.object({
          allowed: z.boolean(),
          items: z.array(
            z.object({
              host: z.string(),
              reason: z.string(),
              calls: z.number().int(),
              failed: z.number().int(),
              cached: z.number().int(),
              bytes: z.number(),
              lastAt: instant,
            }),
          ),
        }),
      ),
    logs: ownerRoute
      .route({ method: "GET", path: "/api/logs", tags, summary: "The end of the log, newest first (owner)" })
      .input(
        z.object({
          level: logLevel.default("info"),
          text: z.string().max(200).default(""),
          limit: sentNumber(z.number().int().min(1).max(1_000)).default(200),
        }),
      )
      .output(
        z.object({
          items: z.array(z.object({ at: instant, level: logLevel, message: z.string(), fields: z.string() })),
        }),
      ),
  },
  alerts: {
    list: libraryRoute
      .route({ method: "GET", path: "/api/alerts", tags, summary: "Alerts: those that hold first, then the newest" })
      .output(z.object({ items: z.array(alert), muted: z.array(z.object({ rule: alertRule, until: instant })) })),
    acknowledge: ownerRoute
      .route({
        method: "POST",
        path: "/api/alerts/{id}/acknowledge",
        successStatus: 204,
        tags,
        summary: "Mark an alert as seen (owner)",
      })
      .input(z.object({ id }))
      .output(z.void()),
    mute: ownerRoute
      .route({
        method: "PUT",
        path: "/api/alerts/rules/{rule}/mute",
        successStatus: 204,
        tags,
        summary: "Mute a rule for a while; 0 minutes ends it (owner)",
      })
      .input(z.object({ rule: z.string().max(60), minutes: z.number().int().min(0).max(527_040) }))
      .output(z.void()),
  },
  flow: {
    recent: libraryRoute
      .route({ method: "GET", path: "/api/flow/recent", tags, summary: "What flowed in the last five minutes" })
      .output(z.object({ now: instant, items: z.array(z.looseObject({ type: z.string(), at: instant })) })),
    trace: libraryRoute
      .route({
        method: "GET",
        path: "/api/flow/traces/{traceId}",
        tags,
        summary: "What a request or job spent its time on",
      })
      .input(z.object({ traceId: z.string().max(60) }))
      .output(z.object({ trace, caused: z.array(trace) })),
  },
  maintenance: {
    list: libraryRoute
      .route({ method: "GET", path: "/api/maintenance", tags, summary: "Tasks, when they are due, what they did" })
      .output(
        z.object({
          forgetMissingAfterDays: z.number().int(),
          items: z.array(
            z.object({
              task: maintenanceTask,
              /** Null: only on request. */
              everyHours: z.number().nullable(),
              dueAt: instant.nullable(),
              runs: z.array(maintenanceRun),
            }),
          ),
        }),
      ),
    preview: ownerRoute
      .route({
        method: "GET",
        path: "/api/maintenance/{task}/preview",
        tags,
        summary: "What a task would do now (owner)",
      })
      .input(z.object({ task: z.string().max(60) }))
      .output(z.object({ removed: z.number().int(), freedBytes: z.number(), finding: z.string().nullable() })),
    run: ownerRoute
      .route({
        method: "POST",
        path: "/api/maintenance/{task}",
        successStatus: 202,
        tags,
        summary: "Run a task now, as a job (owner)",
      })
      .input(z.object({ task: z.string().max(60) }))
      .output(z.object({ jobId: z.number().int() })),
  },
  drift: {
    read: libraryRoute
      .route({ method: "GET", path: "/monitoring/drift", tags, summary: "Does everybody still rate as they did?" })
      .output(drift),
    setBaseline: ownerRoute
      .route({
        method: "POST",
        path: "/monitoring/baseline",
        tags,
        summary: "What is rated now is the new measure (owner)",
      })
      .output(drift),
    history: libraryRoute
      .route({ method: "GET", path: "/api/drift/history", tags, summary: "Checks, newest first" })
      .input(z.object({ limit: sentNumber(z.number().int().min(1).max(200)).default(60) }))
      .output(
        z.object({
          items: z.array(z.object({ at: instant, status: ownStatus, drifted: z.array(z.string()) })),
        }),
      ),
  },
};
