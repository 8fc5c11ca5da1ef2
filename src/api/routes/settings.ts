import type { EngineConfig } from "../../config.ts";
import type { Language, Locale, Settings as SettingsAnswer } from "../../contract/index.ts";
import type { Enrichment } from "../../enrichment/index.ts";
import type { Intake } from "../../intake/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import { translate } from "../../messages/index.ts";
import type { ProviderSets } from "../../providers/index.ts";
import { looksLikeTmdbKey, type Settings } from "../../settings/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { routeWithSession } from "../context.ts";
import { ApiError } from "../problems.ts";
import { PROVIDER_JOBS } from "../providerJobs.ts";
import type { Reader } from "../textsFor.ts";

export interface SettingsRouteParts {
  readonly config: EngineConfig;
  readonly clock: Clock;
  readonly version: string;
  readonly store: Store;
  readonly settings: Settings;
  readonly providers: ProviderSets;
  readonly intake: Intake;
  readonly jobs: Jobs;
  readonly enrichment: Enrichment;
  /** What no provider could answer without the key is queued again. */
  onKeyChanged(): Promise<void>;
}

/** Bundled programs older than this know decoders with known holes. */
const OLDEST_PROGRAM_YEARS = 2;

export function settingsRoutes(parts: SettingsRouteParts) {
  const { settings, providers, jobs } = parts;

  return {
    read: routeWithSession.program.settings.read.handler(({ context }) => settingsAnswer(parts, context)),
    change: routeWithSession.program.settings.change.handler(async ({ input, context }) => {
      const { language, locale, tmdbKey, outboundRequestsAllowed, learning, ...others } = input;
      const { forgetMissingAfterDays, driftThresholdPercent, ...unhandled } = others;
      unhandled satisfies Record<string, never>;
      // First of all: a request with a bad key changes nothing.
      if (tmdbKey && !looksLikeTmdbKey(tmdbKey)) throw new ApiError("not_a_tmdb_key");
      const wanted = locale ?? language;
      if (wanted) changeLanguage(parts, wanted);
      if (tmdbKey !== undefined) await settings.setTmdbKey(tmdbKey || null);
      if (outboundRequestsAllowed !== undefined) settings.setOutboundRequestsAllowed(outboundRequestsAllowed);
      if (learning) settings.setLearning(learning);
      if (forgetMissingAfterDays !== undefined) settings.setForgetMissingAfterDays(forgetMissingAfterDays);
      if (driftThresholdPercent !== undefined) settings.setDriftThresholdPercent(driftThresholdPercent);
      if (tmdbKey !== undefined || outboundRequestsAllowed) {
        providers.reset();
        if (tmdbKey) await parts.onKeyChanged();
        jobs.runNow(PROVIDER_JOBS);
      }
      return settingsAnswer(parts, context);
    }),
  };
}

async function settingsAnswer(parts: SettingsRouteParts, { language, session }: Reader): Promise<SettingsAnswer> {
  const { settings } = parts;
  return {
    language: settings.language(),
    locale: settings.locale(),
    learning: settings.learning(),
    tmdbKey: settings.tmdbKeyOrigin(),
    tmdbKeyProtection: settings.tmdbKeyProtection(),
    tmdbKeyUnreadable: settings.tmdbKeyUnreadable(),
    outboundRequestsAllowed: settings.outboundRequestsAllowed(),
    driftThresholdPercent: settings.driftThresholdPercent(),
    forgetMissingAfterDays: settings.forgetMissingAfterDays(),
    version: parts.version,
    dataFolder: session.user.role === "owner" ? parts.config.dataFolder : "",
    mediaPrograms: await mediaPrograms(parts, language),
  };
}

/** With its work, or not at all: asked for again, the same language would be no change, and films would keep the other. */
function changeLanguage({ store, settings, enrichment }: SettingsRouteParts, next: Language | Locale): void {
  store.writeDurable(() => {
    const before = settings.locale();
    settings.setLanguage(next);
    if (settings.locale() !== before) enrichment.relocalise();
  });
}

async function mediaPrograms({ intake, clock }: SettingsRouteParts, language: Language) {
  const { ffmpeg, ffprobe } = await intake.mediaPrograms();
  const oldest = new Date(clock.now()).getUTCFullYear() - OLDEST_PROGRAM_YEARS;
  return Object.entries({ ffmpeg, ffprobe }).map(([name, program]) => ({
    name,
    version: program?.version ?? null,
    note: !program
      ? translate(language, "no_ffmpeg")
      : program.year !== null && program.year < oldest
        ? translate(language, "old_media_program", { fact: program.year })
        : null,
  }));
}
