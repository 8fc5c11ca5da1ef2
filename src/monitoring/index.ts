/**
 * How the program sees itself: one registry of metrics, the resources it uses, its log. In: what the features report.
 * Out: `/metrics`, figures for the panel, lines with fields. It names no person, no title and no path.
 */
export { type Alert, type Alerts, createAlerts } from "./alerts/createAlerts.ts";
export { ALERT_NAMES, type AlertSample } from "./alerts/rules.ts";
export { createMetrics, type Metrics } from "./createMetrics.ts";
export { createFlow, type Flow } from "./flow/createFlow.ts";
export { createHistory, type History } from "./history/createHistory.ts";
export { createLogger, type Logger } from "./log.ts";
export { createMainThreadUse } from "./mainThread.ts";
export type { UseCase } from "./metricTable.ts";
export { METRICS } from "./metricTable.ts";
export { createOutboundRequestLog, type OutboundRequestLog } from "./outboundRequests/outboundRequestLog.ts";
export { panelTiles } from "./panel.ts";
export { readLog } from "./readLog.ts";
export { createRecentErrors, type RecentErrors } from "./recentErrors.ts";
export { createResourceWatch } from "./resources.ts";
export { silentFlow, silentMetrics } from "./silent.ts";
