import { MAINTENANCE_TASKS, type MaintenanceTaskName } from "../../../maintenance/index.ts";
import { routeWithSession } from "../../context.ts";
import { ApiError } from "../../problems.ts";
import type { MonitoringRouteParts } from "./monitoringRouteParts.ts";
import { toInstant } from "./toInstant.ts";

const HOUR_MS = 3_600_000;

export function maintenanceRoutes({ maintenance, settings }: MonitoringRouteParts) {
  return {
    list: routeWithSession.monitoring.maintenance.list.handler(() => ({
      forgetMissingAfterDays: settings.forgetMissingAfterDays(),
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
    run: routeWithSession.monitoring.maintenance.run.handler(async ({ input }) => ({
      jobId: await maintenance.request(taskOf(input.task)),
    })),
  };
}

function taskOf(word: string): MaintenanceTaskName {
  const task = MAINTENANCE_TASKS.find((name) => name === word);
  if (!task) throw new ApiError("unknown_task");
  return task;
}
