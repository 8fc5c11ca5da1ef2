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

/** What the routes of monitoring ask. */
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
