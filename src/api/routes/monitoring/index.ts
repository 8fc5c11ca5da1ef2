/** What the program says of itself (UC10): one file a group of the contract's monitoring routes. */
import type { EngineConfig } from "../../../config.ts";
import type { Drift } from "../../../drift/index.ts";
import type { Health } from "../../../health/index.ts";
import type { Jobs } from "../../../jobs/index.ts";
import type { Maintenance } from "../../../maintenance/index.ts";
import type { Alerts, Flow, History, Metrics, OutboundRequestLog, RecentErrors } from "../../../monitoring/index.ts";
import type { ProviderSets } from "../../../providers/index.ts";
import type { Settings } from "../../../settings/index.ts";
import type { StorageWatch } from "../../../store/index.ts";
import type { Clock } from "../../../time/index.ts";
import type { Workers } from "../../../workers/index.ts";
import { alertRoutes } from "./alerts.ts";
import { driftRoutes } from "./drift.ts";
import { flowRoutes } from "./flow.ts";
import { healthRoutes } from "./health.ts";
import { maintenanceRoutes } from "./maintenance.ts";
import { metricsRoutes } from "./metrics.ts";

export interface MonitoringRouteParts {
  readonly config: EngineConfig;
  readonly clock: Clock;
  readonly drift: Drift;
  readonly metrics: Metrics;
  readonly history: History;
  readonly health: Health;
  readonly alerts: Alerts;
  readonly errors: RecentErrors;
  readonly outboundRequestLog: OutboundRequestLog;
  readonly flow: Flow;
  readonly maintenance: Maintenance;
  readonly settings: Settings;
  readonly providers: ProviderSets;
  readonly workers: Workers;
  readonly jobs: Jobs;
  readonly storage: Pick<StorageWatch, "trouble">;
}

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
