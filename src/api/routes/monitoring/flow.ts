import type { Flow } from "../../../monitoring/index.ts";
import { routeWithSession } from "../../context.ts";
import { eventFor } from "../../eventsFor.ts";
import { ApiError } from "../../problems.ts";
import type { MonitoringRouteParts } from "./monitoringRouteParts.ts";
import { toInstant } from "./toInstant.ts";

export function flowRoutes({ clock, flow }: MonitoringRouteParts) {
  return {
    recent: routeWithSession.monitoring.flow.recent.handler(({ context }) => ({
      now: toInstant(clock.now()),
      items: flow.recent().map((event) => eventFor(event, context.session)),
    })),
    trace: routeWithSession.monitoring.flow.trace.handler(({ input }) => {
      const found = flow.trace(input.traceId);
      if (!found) throw new ApiError("unknown_trace");
      return { trace: toTrace(found), caused: flow.tracesCausedBy(found.id).map(toTrace) };
    }),
  };
}

function toTrace({ startedAt, spans, ...trace }: NonNullable<ReturnType<Flow["trace"]>>) {
  return { ...trace, startedAt: toInstant(startedAt), spans: [...spans] };
}
