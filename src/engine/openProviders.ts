import { createProviderSets, type ProviderSets, SAMPLES_HOST, wikimediaUserAgent } from "../providers/index.ts";
import { version } from "../version.ts";
import type { Ground } from "./ground.ts";
import type { OfflineCatalogues } from "./offlineCatalogues.ts";

/** The sources of what is known of films, each call measured and written to the log of outbound requests. */
export function openProviders(ground: Ground, catalogues: OfflineCatalogues): ProviderSets {
  const { config, clock, random, settings, metrics, outboundRequestLog, flow } = ground;
  return createProviderSets({
    ...config,
    settings: {
      userAgent: wikimediaUserAgent(version, config.contact),
      clock,
      random,
      offline: () => !settings.outboundRequestsAllowed(),
      onCall(call) {
        metrics.providerCall(call);
        if (call.host !== SAMPLES_HOST) outboundRequestLog.record(call);
        flow.span("provider", `${call.provider} ${call.route}`, call.durationMs);
      },
    },
    language: settings.language,
    locale: settings.locale,
    tmdbKey: settings.tmdbKey,
    queryCatalogues: catalogues.query,
  });
}
