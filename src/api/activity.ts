import type { Activity } from "../monitoring/index.ts";

/** Requests that a page makes automatically, without an action of the person. */
const AUTOMATIC_REQUESTS =
  /^\/(metrics|monitoring\/drift|api\/(metrics|flow|health|alerts|events|jobs|logs|maintenance|outbound-requests))/;
/** Requests of the monitoring page while it is shown. */
const FIGURES = /^\/api\/(metrics|health)\//;

export function recordActivity(
  pathname: string,
  activity: Pick<Activity, "recordRequest" | "recordMetricsRead">,
): void {
  if (!AUTOMATIC_REQUESTS.test(pathname)) activity.recordRequest();
  if (FIGURES.test(pathname)) activity.recordMetricsRead();
}
