import { errorTranslator } from "../../../messages/index.ts";
import { createMainThreadUsage, METRICS, summaryTiles } from "../../../monitoring/index.ts";
import { routeWithSession } from "../../context.ts";
import type { MonitoringRouteParts } from "./monitoringRouteParts.ts";
import { toInstant } from "./toInstant.ts";

const HOUR_MS = 3_600_000;
const ERRORS_SHOWN = 100;

export function metricsRoutes({ clock, errors, history, metrics, providers, workers }: MonitoringRouteParts) {
  const mainThread = createMainThreadUsage();

  return {
    summary: routeWithSession.monitoring.metrics.summary.handler(async ({ context }) => {
      await history.rollUpIfStale();
      const { useCases, jobs, errors: counted, memoryBytes } = await metrics.summary();
      return {
        tiles: summaryTiles(history, clock.now()).map((tile) => ({ ...tile, line: [...tile.line] })),
        useCases: [...useCases],
        jobs: [...jobs],
        errors: [...counted],
        memoryBytes: { ...memoryBytes },
        threads: [mainThread.usage(), ...(await workers.usage())],
        providers: providers.usage().map(({ name, state, since, pending, perMinute }) => ({
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
      for (const { kind, view, durationMs } of input.timings) metrics.page({ kind, view, seconds: durationMs / 1000 });
    }),
    errors: routeWithSession.monitoring.metrics.errors.handler(({ context }) => ({
      items: errors.list(ERRORS_SHOWN).map((error) => ({
        ...error,
        at: toInstant(error.at),
        text: errorTranslator(context.language)({ code: error.code, fact: error.where }),
      })),
    })),
  };
}
