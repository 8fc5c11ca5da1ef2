/** What the program says of itself (UC10): one file a group of the contract's monitoring routes. */
import { alertRoutes } from "./alerts.ts";
import { driftRoutes } from "./drift.ts";
import { flowRoutes } from "./flow.ts";
import { healthRoutes } from "./health.ts";
import { maintenanceRoutes } from "./maintenance.ts";
import { metricsRoutes } from "./metrics.ts";
import type { MonitoringRouteParts } from "./monitoringRouteParts.ts";

export function monitoringRoutes(parts: MonitoringRouteParts) {
  return {
    metrics: metricsRoutes(parts),
    health: healthRoutes(parts),
    alerts: alertRoutes(parts),
    flow: flowRoutes(parts),
    maintenance: maintenanceRoutes(parts),
    drift: driftRoutes(parts),
  };
}
