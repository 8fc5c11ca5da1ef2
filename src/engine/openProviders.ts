import {
  createOpenSubtitles,
  createProviderSets,
  type HttpClientSettings,
  type ProviderSets,
  SAMPLES_HOST,
  type SubtitleProvider,
  wikimediaUserAgent,
} from "../providers/index.ts";
import { version } from "../version.ts";
import type { Ground } from "./ground.ts";
import type { OfflineCatalogues } from "./offlineCatalogues.ts";

/** The sources of what is known of films, each call measured and written to the log of outbound requests. */
export function openProviders(ground: Ground, catalogues: OfflineCatalogues): ProviderSets {
  const { config, settings } = ground;
  return createProviderSets({
    ...config,
    settings: clientSettings(ground),
    language: settings.language,
    locale: settings.locale,
    tmdbKey: settings.tmdbKey,
    queryCatalogues: catalogues.query,
  });
}

/** Where subtitles are looked for, once the owner entered an account. */
export function openSubtitleProvider(ground: Ground): SubtitleProvider {
  const { config, settings } = ground;
  return createOpenSubtitles({
    ...clientSettings(ground),
    baseUrl: config.openSubtitlesUrl,
    account: settings.subtitleAccount,
  });
}

function clientSettings({
  config,
  clock,
  random,
  settings,
  metrics,
  outboundRequestLog,
  flow,
}: Ground): HttpClientSettings {
  return {
    userAgent: wikimediaUserAgent(version, config.contact),
    clock,
    random,
    offline: () => !settings.outboundRequestsAllowed(),
    onCall(call) {
      metrics.providerCall(call);
      if (call.host !== SAMPLES_HOST) outboundRequestLog.record(call);
      flow.span("provider", `${call.provider} ${call.route}`, call.durationMs);
    },
  };
}
