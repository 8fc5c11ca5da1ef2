import type { EngineConfig } from "../../config.ts";
import type { DriftAnswer, Language } from "../../contract/index.ts";
import type { Drift } from "../../drift/index.ts";
import type { Health } from "../../health/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import { MAINTENANCE_TASKS, type Maintenance, type MaintenanceTaskName } from "../../maintenance/index.ts";
import { errorTranslator, isMessageKey, storageMessage, translate } from "../../messages/index.ts";
import {
  ALERT_NAMES,
  type Alerts,
  createMainThreadUsage,
  type Flow,
  type History,
  METRICS,
  type Metrics,
  type OutboundRequestLog,
  type RecentErrors,
  readLog,
  summaryTiles,
} from "../../monitoring/index.ts";
import type { ProviderSets } from "../../providers/index.ts";
import type { Settings } from "../../settings/index.ts";
import type { StorageWatch } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { Workers } from "../../workers/index.ts";
import { routeWithSession } from "../context.ts";
import { ApiError } from "../problems.ts";

export interface MonitoringRouteParts {
  readonly config: EngineConfig;
  readonly clock: Clock;
  readonly drift: Drift;
  readonly metrics: Metrics;
  readonly history: History;
  readonly health: Health;
  readonly alerts: Alerts;
  readonly errors: RecentErrors;
  readonly outboundRequestLog: OutboundRequestLog;
  readonly flow: Flow;
  readonly maintenance: Maintenance;
  readonly settings: Settings;
  readonly providers: ProviderSets;
  readonly workers: Workers;
  readonly jobs: Jobs;
  readonly storage: Pick<StorageWatch, "trouble">;
}

const HOUR_MS = 3_600_000;
const ERRORS_SHOWN = 100;
const ALERTS_SHOWN = 100;
const LOOKING_UP = ["identify", "enrich_tmdb", "enrich_wikipedia", "artwork"] as const;

/** What the program says of itself. */
export function monitoringRoutes(parts: MonitoringRouteParts) {
  const { drift, metrics, history, health, alerts, errors, outboundRequestLog, flow, maintenance, clock } = parts;

  const mainThread = createMainThreadUsage();

  function explainError(
    language: Language,
    { code, where }: { readonly code: string; readonly where: string },
  ): string {
    return errorTranslator(language)({ code, fact: where });
  }

  function textOf(name: string, key: string, fact: string, language: Language): string {
    const trouble = name === "disk" ? parts.storage.trouble() : null;
    if (trouble) return storageMessage(language, trouble);
    return isMessageKey(key) ? translate(language, key, { fact }) : name;
  }

  return {
    metrics: {
      summary: routeWithSession.monitoring.metrics.summary.handler(async ({ context }) => {
        await history.rollUpIfStale();
        const { useCases, jobs, errors: counted, memoryBytes } = await metrics.summary();
        return {
          tiles: summaryTiles(history, clock.now()).map((tile) => ({ ...tile, line: [...tile.line] })),
          useCases: [...useCases],
          jobs: [...jobs],
          errors: [...counted],
          memoryBytes: { ...memoryBytes },
          threads: [mainThread.usage(), ...(await parts.workers.usage())],
          providers: parts.providers.usage().map(({ name, state, since, pending, perMinute }) => ({
            name,
            state,
            since: since ?? null,
            pending,
            perMinute,
          })),
          metrics: Object.values(METRICS).map(({ name, type, unit, help, useCases: served }) => ({
            name,
            type,
            unit,
            help: help[context.language],
            useCases: [...served],
          })),
        };
      }),
      history: routeWithSession.monitoring.metrics.history.handler(async ({ input }) => {
        await history.rollUpIfStale();
        const to = input.to ?? clock.now() + 1;
        const { from = to - HOUR_MS, stepSeconds } = input;
        const name = input.name.replace(/^filmotheque_/, "");
        const answer = history.query({ name, from, to, stepSeconds });
        return { name, unit: answer.definition.unit, stepSeconds: answer.stepSeconds, series: answer.series };
      }),
      client: routeWithSession.monitoring.metrics.client.handler(({ input }) => {
        for (const { kind, view, durationMs } of input.timings)
          metrics.page({ kind, view, seconds: durationMs / 1000 });
      }),
      errors: routeWithSession.monitoring.metrics.errors.handler(({ context }) => ({
        items: errors
          .list(ERRORS_SHOWN)
          .map((error) => ({ ...error, at: toInstant(error.at), text: explainError(context.language, error) })),
      })),
    },

    health: {
      checks: routeWithSession.monitoring.health.checks.handler(async ({ context }) => {
        const items = await health.runChecks();
        return {
          state: items[0]?.state ?? "ok",
          lookedAt: toInstant(health.checkedAt() ?? clock.now()),
          items: items.map(({ name, state, since, fact, action }) => {
            const key = `health_${name}_${state !== "ok" ? "bad" : name === "backups" && fact === "" ? "new" : "ok"}`;
            return {
              name,
              state,
              since: toInstant(since),
              // A path is the owner's business.
              text: textOf(name, key, fact, context.language),
              action,
            };
          }),
        };
      }),
      retryProviders: routeWithSession.monitoring.health.retryProviders.handler(() => {
        parts.providers.reset();
        parts.jobs.runNow(LOOKING_UP);
      }),
      outboundRequests: routeWithSession.monitoring.health.outboundRequests.handler(({ input }) => ({
        allowed: parts.settings.outboundRequestsAllowed(),
        items: outboundRequestLog.entries(input.days).map((entry) => ({ ...entry, lastAt: toInstant(entry.lastAt) })),
      })),
      logs: routeWithSession.monitoring.health.logs.handler(async ({ input }) => ({
        items: await readLog(parts.config.dataFolder, input),
      })),
    },

    alerts: {
      list: routeWithSession.monitoring.alerts.list.handler(({ context }) => ({
        items: alerts.list(ALERTS_SHOWN).map((alert) => {
          const until = alerts.mutedUntil(alert.rule);
          return {
            id: alert.id,
            rule: alert.rule,
            text: translate(context.language, `alert_${alert.rule}`, {
              fact: factOf(alert.rule, alert.fact, context.language),
            }),
            since: toInstant(alert.since),
            resolvedAt: alert.resolvedAt === null ? null : toInstant(alert.resolvedAt),
            acknowledgedAt: alert.acknowledgedAt === null ? null : toInstant(alert.acknowledgedAt),
            acknowledgedBy: alert.acknowledgedBy,
            mutedUntil: until === null ? null : toInstant(until),
          };
        }),
        muted: ALERT_NAMES.flatMap((rule) => {
          const until = alerts.mutedUntil(rule);
          return until === null ? [] : [{ rule, until: toInstant(until) }];
        }),
      })),
      acknowledge: routeWithSession.monitoring.alerts.acknowledge.handler(({ input, context }) =>
        alerts.acknowledge(input.id, context.session.user.userId),
      ),
      mute: routeWithSession.monitoring.alerts.mute.handler(({ input }) => {
        const rule = ALERT_NAMES.find((name) => name === input.rule);
        if (!rule) throw new ApiError("unknown_alert");
        alerts.mute(rule, input.minutes);
      }),
    },

    flow: {
      recent: routeWithSession.monitoring.flow.recent.handler(() => ({
        now: toInstant(clock.now()),
        items: [...flow.recent()],
      })),
      trace: routeWithSession.monitoring.flow.trace.handler(({ input }) => {
        const found = flow.trace(input.traceId);
        if (!found) throw new ApiError("unknown_trace");
        return { trace: toTrace(found), caused: flow.tracesCausedBy(found.id).map(toTrace) };
      }),
    },

    maintenance: {
      list: routeWithSession.monitoring.maintenance.list.handler(() => ({
        forgetMissingAfterDays: parts.settings.forgetMissingAfterDays(),
        items: maintenance.list().map(({ task, intervalMs, dueAt, runs }) => ({
          task,
          everyHours: intervalMs === null ? null : intervalMs / HOUR_MS,
          dueAt: dueAt === null ? null : toInstant(dueAt),
          runs: runs.map(({ startedAt, finishedAt, ...run }) => ({
            ...run,
            startedAt: toInstant(startedAt),
            finishedAt: finishedAt === null ? null : toInstant(finishedAt),
            durationMs: finishedAt === null ? null : Math.max(0, finishedAt - startedAt),
          })),
        })),
      })),
      preview: routeWithSession.monitoring.maintenance.preview.handler(async ({ input, context }) =>
        maintenance.preview(taskOf(input.task), context.signal),
      ),
      run: routeWithSession.monitoring.maintenance.run.handler(({ input }) => ({
        jobId: maintenance.enqueue(taskOf(input.task)),
      })),
    },

    drift: {
      read: routeWithSession.monitoring.drift.read.handler(() => toDrift(drift.check())),
      setBaseline: routeWithSession.monitoring.drift.setBaseline.handler(async ({ context }) =>
        toDrift(await drift.setBaselineManually(context.session.user.userId, context.signal)),
      ),
      history: routeWithSession.monitoring.drift.history.handler(({ input }) => ({
        items: drift.history(input.limit).map(({ at, status, features }) => ({
          at: toInstant(at),
          status,
          drifted: features.filter(({ drifted }) => drifted).map(({ name }) => name),
        })),
      })),
    },
  };
}

function taskOf(word: string): MaintenanceTaskName {
  const task = MAINTENANCE_TASKS.find((name) => name === word);
  if (!task) throw new ApiError("unknown_task");
  return task;
}

function toTrace({ startedAt, spans, ...trace }: NonNullable<ReturnType<Flow["trace"]>>) {
  return { ...trace, startedAt: toInstant(startedAt), spans: [...spans] };
}

/** Drift's fact is a list of features, which have words of their own. */
function factOf(rule: string, fact: string, language: Language): string {
  if (rule !== "drift") return fact;
  return fact
    .split(", ")
    .map((name) =>
      isMessageKey(`feature_${name}`) ? translate(language, `feature_${name}` as "feature_rating_mean") : name,
    )
    .join(", ");
}

const toInstant = (milliseconds: number) => new Date(milliseconds).toISOString();

function toDrift(answer: ReturnType<Drift["check"]>): DriftAnswer {
  const toWindow = ({ ratings, from, to }: typeof answer.window) => ({
    ratings,
    from: from === null ? null : toInstant(from),
    to: to === null ? null : toInstant(to),
  });
  return {
    status: answer.status,
    threshold_percent: answer.thresholdPercent,
    baseline_at: answer.baseline && toInstant(answer.baseline.madeAt),
    baseline_version: answer.baseline?.version ?? null,
    baseline_window: answer.baseline && toWindow(answer.baseline.profile),
    current_window: toWindow(answer.window),
    checked_at: toInstant(answer.checkedAt),
    features: answer.features.map(({ shares, ...feature }) => {
      const side = (of: "baseline" | "current") =>
        feature.kind === "shares" ? Object.fromEntries(shares.map((share) => [share.label, share[of]])) : feature[of];
      return {
        name: feature.name,
        kind: feature.kind,
        baseline: side("baseline"),
        current: side("current"),
        baseline_count: feature.baselineCount,
        current_count: feature.currentCount,
        change_percent: feature.changePercent,
        psi: feature.psi,
        p_value: feature.p,
        enough: feature.enough,
        drifted: feature.drifted,
        moderate: feature.moderate,
        distances: feature.distances,
      };
    }),
  };
}
