/** Why monitoring cannot answer a question; `src/messages` has a sentence for each. */
export type MonitoringErrorCode = "unknown_metric" | "span_too_long" | "unknown_alert" | "unknown_trace";
