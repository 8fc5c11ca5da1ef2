/**
 * How the program sees itself: one registry of metrics, the resources it uses, its log. In: what the features report.
 * Out: `/metrics`, figures for the panel, lines with fields. It names no person, no title and no path.
 */
export { createMetrics, type Metrics } from "./createMetrics.ts";
export { createLogger, type Logger } from "./log.ts";
export type { UseCase } from "./metrics.ts";
export { createResourceWatch } from "./resources.ts";
