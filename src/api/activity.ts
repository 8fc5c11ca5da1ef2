import type { Activity } from "../monitoring/index.ts";

/** Requests that a page makes by itself, without an action of the person. */
const ASKED_BY_PAGES =
  /^\/(metrics|monitoring\/drift|api\/(metrics|flow|health|alerts|events|jobs|logs|maintenance|outbound-requests))/;
/** Requests of the monitoring page while it is shown. */
const FIGURES = /^\/api\/(metrics|health)\//;

export function recordActivity(
  pathname: string,
  activity: Pick<Activity, "recordRequest" | "recordMetricsRead">,
): void {
  if (!ASKED_BY_PAGES.test(pathname)) activity.recordRequest();
  if (FIGURES.test(pathname)) activity.recordMetricsRead();
}
