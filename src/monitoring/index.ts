/**
 * How the program sees itself: one registry of metrics, the resources it uses, its log. In: what the features report.
 * Out: `/metrics`, figures for the panel, lines with fields. It names no person, no title and no path.
 */
export { createLogger, hideSecrets, type Logger } from "./log.ts";
export { createMetrics, type MeasuredCall, type Metrics, type UseCase } from "./metrics.ts";
export { createResourceWatch } from "./resources.ts";
