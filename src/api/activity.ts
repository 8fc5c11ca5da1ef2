import type { Activity } from "../monitoring/index.ts";

/** What a page asks by itself while nobody touches it. */
const ASKED_BY_PAGES =
  /^\/(metrics|monitoring\/drift|api\/(metrics|flow|health|alerts|events|jobs|logs|maintenance|outside-requests))/;
/** What the monitoring page asks for while it is shown. */
const FIGURES = /^\/api\/(metrics|health)\//;

export function recordActivity(
  pathname: string,
  activity: Pick<Activity, "recordRequest" | "recordMetricsRead">,
): void {
  if (!ASKED_BY_PAGES.test(pathname)) activity.recordRequest();
  if (FIGURES.test(pathname)) activity.recordMetricsRead();
}
