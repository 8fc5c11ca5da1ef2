export type MonitoringErrorCode = "unknown_metric" | "span_too_long" | "unknown_alert" | "unknown_trace";
