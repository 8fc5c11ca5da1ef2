/**
 * How the program sees itself: one registry of metrics, the resources it uses, its log. In: what the features report.
 * Out: `/metrics`, figures for the panel, lines with fields. It names no person, no title and no path.
 */

export { type Activity, createActivity } from "./activity.ts";

export { ALERT_NAMES, type AlertSample } from "./alerts/alertRules.ts";
export { type Alerts, createAlerts } from "./alerts/createAlerts.ts";
export { createMetrics, type Metrics } from "./createMetrics.ts";
export { createResourceMonitor } from "./createResourceMonitor.ts";
export { createFlow, type Flow } from "./flow/createFlow.ts";
export { createHistory, type History } from "./history/createHistory.ts";
export { createLogger, type Logger } from "./log/createLogger.ts";
export { readLog } from "./log/readLog.ts";
export { createMainThreadUsage } from "./mainThreadUsage.ts";
export type { MeasuredOutcome, MeasuredPrediction } from "./measurements.ts";
export type { UseCase } from "./metricDefinition.ts";
export { METRICS } from "./metricDefinitions.ts";
export { noopFlow, noopMetrics } from "./noop.ts";
export { createOutboundRequestLog, type OutboundRequestLog } from "./outboundRequests/outboundRequestLog.ts";
export { createRecentErrors, type RecentErrors } from "./recentErrors.ts";
export { summaryTiles } from "./summaryTiles.ts";
