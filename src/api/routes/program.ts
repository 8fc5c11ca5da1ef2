import { withEventMeta } from "@orpc/server";
import type { EngineConfig } from "../../config.ts";
import type { Language, Locale, Settings as SettingsAnswer } from "../../contract/index.ts";
import type { Enrichment } from "../../enrichment/index.ts";
import type { Events } from "../../events/index.ts";
import type { Review } from "../../identification/index.ts";
import type { Intake } from "../../intake/index.ts";
import type { Jobs } from "../../jobs/index.ts";
import type { JournalEntry, Library } from "../../library/index.ts";
import { isMessageKey, translate } from "../../messages/index.ts";
import type { Metrics } from "../../monitoring/index.ts";
import { fileNameIn } from "../../paths/index.ts";
import type { ProviderSets } from "../../providers/index.ts";
import type { SampleLibrary } from "../../samples/index.ts";
import { looksLikeTmdbKey, type Settings } from "../../settings/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { Workers } from "../../workers/index.ts";
import { route, routeWithSession } from "../context.ts";
import { ApiError } from "../problems.ts";
import { undoEntry } from "../undoEntry.ts";

export interface ProgramRouteParts {
  readonly config: EngineConfig;
  readonly clock: Clock;
  readonly startedAt: number;
  readonly version: string;
  readonly store: Store;
  readonly settings: Settings;
  readonly events: Events;
  readonly metrics: Metrics;
  readonly workers: Workers;
  readonly providers: ProviderSets;
  readonly samples: SampleLibrary;
  readonly intake: Intake;
  readonly jobs: Jobs;
  readonly library: Library;
  readonly review: Review;
  /** What nobody could say without the key is asked again. */
  readonly enrichment: Enrichment;
  onKeyChanged(): Promise<void>;
}

/** Kinds that wait for a provider: a new key or an open switch sends them off at once. */
const LOOKING_UP = ["identify", "enrich_tmdb", "enrich_wikipedia", "artwork"] as const;
/** The first pause of a client that lost its stream; each further one in a row is longer. */
const EVENTS_RETRY_MS = 1_000;
/** A still picture of ffmpeg older than this knows decoders with known holes. */
const OLDEST_PROGRAM_YEARS = 2;

export function programRoutes(parts: ProgramRouteParts) {
  const { store, settings, events, providers, library, jobs } = parts;

  async function settingsAnswer(language: "fr" | "en"): Promise<SettingsAnswer> {
    return {
      language: settings.language(),
      locale: settings.locale(),
      learning: settings.learning(),
      tmdbKey: settings.tmdbKeyOrigin(),
      tmdbKeyProtection: settings.tmdbKeyProtection(),
      tmdbKeyUnreadable: settings.tmdbKeyUnreadable(),
      outsideRequests: settings.outboundRequestsAllowed(),
      driftThresholdPercent: settings.driftThresholdPercent(),
      forgetMissingAfterDays: settings.forgetMissingAfterDays(),
      version: parts.version,
      dataFolder: parts.config.dataFolder,
      mediaPrograms: await mediaPrograms(language),
    };
  }

  /** With its work, or not at all: asked for again, the same language would be no change, and films would keep the other. */
  function changeLanguage(next: Language | Locale): void {
    store.writeDurable(() => {
      const before = settings.locale();
      settings.setLanguage(next);
      if (settings.locale() !== before) parts.enrichment.relocalise();
    });
  }

  async function mediaPrograms(language: "fr" | "en") {
    const { ffmpeg, ffprobe } = await parts.intake.mediaPrograms();
    const oldest = new Date(parts.clock.now()).getUTCFullYear() - OLDEST_PROGRAM_YEARS;
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

  return {
    health: route.program.health.handler(async () => {
      const health = providers.health();
      const pools = await parts.workers.memory();
      return {
        status: health.some(({ state }) => state === "refused") ? ("degraded" as const) : ("ok" as const),
        version: parts.version,
        uptimeSeconds: (parts.clock.now() - parts.startedAt) / 1000,
        database: { ok: store.database.open, schemaVersion: store.schemaVersion() },
        workers: pools.map(({ pool, threads }) => ({ name: pool, threads, queued: 0 })),
        providers: health.map(({ name, state, since, detail }) => ({
          name,
          state,
          since: since ?? null,
          detail: detail ?? null,
        })),
      };
    }),

    events: routeWithSession.program.events.handler(async function* ({ context, lastEventId, signal }) {
      const ended = new AbortController();
      const stopListening = context.onSessionEnded(() => ended.abort());
      const either = AbortSignal.any([ended.signal, context.signal, ...(signal ? [signal] : [])]);
      parts.metrics.eventStreamClients(1);
      let retry: { retry?: number } = { retry: EVENTS_RETRY_MS };
      try {
        for await (const { id, event } of events.stream(either, lastEventId)) {
          yield withEventMeta(event, { id, ...retry });
          retry = {};
        }
      } finally {
        parts.metrics.eventStreamClients(-1);
        stopListening();
      }
    }),

    settings: {
      read: routeWithSession.program.settings.read.handler(({ context }) => settingsAnswer(context.language)),
      change: routeWithSession.program.settings.change.handler(async ({ input, context }) => {
        // Before anything is kept: a bad key changes nothing, whatever stands beside it.
        if (input.tmdbKey && !looksLikeTmdbKey(input.tmdbKey)) throw new ApiError("not_a_tmdb_key");
        const spoken = input.locale ?? input.language;
        if (spoken) changeLanguage(spoken);
        if (input.tmdbKey !== undefined) await settings.setTmdbKey(input.tmdbKey || null);
        if (input.outsideRequests !== undefined) settings.setOutboundRequestsAllowed(input.outsideRequests);
        if (input.learning) settings.setLearning(input.learning);
        if (input.forgetMissingAfterDays !== undefined)
          settings.setForgetMissingAfterDays(input.forgetMissingAfterDays);
        if (input.driftThresholdPercent !== undefined) settings.setDriftThresholdPercent(input.driftThresholdPercent);
        if (input.tmdbKey !== undefined || input.outsideRequests) {
          providers.reset();
          if (input.tmdbKey) await parts.onKeyChanged();
          jobs.runNow(LOOKING_UP);
        }
        return settingsAnswer(context.language);
      }),
    },

    samples: routeWithSession.program.samples.handler(() => ({ jobId: parts.samples.add() })),

    journal: {
      list: routeWithSession.program.journal.list.handler(({ input, context }) => {
        const page = library.journal.page(input);
        return { ...page, items: page.items.map((entry) => toEntry(entry, context.language)) };
      }),
      undo: routeWithSession.program.journal.undo.handler(async ({ input, context }) =>
        toEntry(await undoEntry(input.id, context.session.user.userId, parts, context.signal), context.language),
      ),
    },
  };
}

function toEntry(entry: JournalEntry, language: "fr" | "en") {
  return {
    id: entry.id,
    at: new Date(entry.at).toISOString(),
    act: entry.act,
    by: entry.by,
    text: textOf(entry, language),
    fileId: entry.fileId,
    filmId: entry.filmId,
    undoable: entry.undo !== null && entry.undoneAt === null,
    undoneAt: entry.undoneAt === null ? null : new Date(entry.undoneAt).toISOString(),
  };
}

function textOf({ act, facts }: Pick<JournalEntry, "act" | "facts">, language: "fr" | "en"): string {
  // An undo says what was undone.
  if ((act === "undone" || act === "redone") && typeof facts.act === "string")
    return translate(language, `journal_${act}`, { what: textOf({ act: facts.act, facts }, language) });
  const key = `journal_${act}`;
  return isMessageKey(key) ? translate(language, key, shortened(facts)) : act;
}

/** A person calls a file by its name, not by its path. */
function shortened(facts: JournalEntry["facts"]): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, typeof fact === "string" ? fileNameIn(fact) : fact]),
  );
}
