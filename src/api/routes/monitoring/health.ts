import { isMessageKey, readableFact, translate } from "../../../messages/index.ts";
import { readLog } from "../../../monitoring/index.ts";
import { routeWithSession } from "../../context.ts";
import { PROVIDER_JOBS } from "../../providerJobs.ts";
import { type Reader, storageTextFor } from "../../textsFor.ts";
import type { MonitoringRouteParts } from "./monitoringRouteParts.ts";
import { toInstant } from "./toInstant.ts";

export function healthRoutes(parts: MonitoringRouteParts) {
  const { clock, config, health, jobs, outboundRequestLog, providers, settings, storage } = parts;

  function textOf(name: string, key: string, fact: string, reader: Reader): string {
    const trouble = name === "disk" ? storage.trouble() : null;
    if (trouble) return storageTextFor(reader, trouble);
    return isMessageKey(key) ? translate(reader.language, key, { fact: readableFact(reader.language, fact) }) : name;
  }

  return {
    checks: routeWithSession.monitoring.health.checks.handler(async ({ context }) => {
      const items = await health.runChecks();
      return {
        state: items[0]?.state ?? "ok",
        checkedAt: toInstant(health.checkedAt() ?? clock.now()),
        items: items.map(({ name, state, since, fact, action }) => {
          const key = `health_${name}_${state !== "ok" ? "bad" : name === "backups" && fact === "" ? "new" : "ok"}`;
          return {
            name,
            state,
            since: toInstant(since),
            text: textOf(name, key, fact, context),
            action,
          };
        }),
      };
    }),
    retryProviders: routeWithSession.monitoring.health.retryProviders.handler(() => {
      providers.reset();
      jobs.runNow(PROVIDER_JOBS);
    }),
    outboundRequests: routeWithSession.monitoring.health.outboundRequests.handler(({ input }) => ({
      allowed: settings.outboundRequestsAllowed(),
      items: outboundRequestLog.entries(input.days).map((entry) => ({ ...entry, lastAt: toInstant(entry.lastAt) })),
    })),
    logs: routeWithSession.monitoring.health.logs.handler(async ({ input }) => ({
      items: await readLog(config.dataFolder, input),
    })),
  };
}
