import { withEventMeta } from "@orpc/server";
import type { Session } from "../../accounts/index.ts";
import type { Events } from "../../events/index.ts";
import type { Metrics } from "../../monitoring/index.ts";
import type { SampleLibrary } from "../../samples/index.ts";
import type { Workers } from "../../workers/index.ts";
import { type RequestContext, route, routeWithSession } from "../context.ts";
import { eventFor } from "../eventsFor.ts";
import type { RequestLimits } from "../limits/requestLimits.ts";
import { withEnd } from "../withEnd.ts";
import { type JournalRouteParts, journalRoutes } from "./journal.ts";
import { type SettingsRouteParts, settingsRoutes } from "./settings.ts";

export interface ProgramRouteParts extends SettingsRouteParts, JournalRouteParts {
  readonly startedAt: number;
  readonly events: Events;
  readonly metrics: Metrics;
  readonly workers: Workers;
  readonly samples: SampleLibrary;
  readonly limits: Pick<RequestLimits, "openStream">;
}

/** The first pause of a client that lost its stream; each further one in a row is longer. */
const EVENTS_RETRY_MS = 1_000;

export function programRoutes(parts: ProgramRouteParts) {
  return {
    health: route.program.health.handler(() => healthAnswer(parts)),
    events: routeWithSession.program.events.handler(({ context, lastEventId, signal }) => {
      const releaseSlot = parts.limits.openStream(context.session);
      return withEnd(eventStream(parts, context, signal, lastEventId), releaseSlot);
    }),
    settings: settingsRoutes(parts),
    samples: routeWithSession.program.samples.handler(() => ({ jobId: parts.samples.add() })),
    journal: journalRoutes(parts),
  };
}

async function healthAnswer(parts: ProgramRouteParts) {
  const { store, providers } = parts;
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
}

/** Ends with the request, with the session, or with the program. */
async function* eventStream(
  { events, metrics }: ProgramRouteParts,
  context: RequestContext & { readonly session: Session },
  signal: AbortSignal | undefined,
  lastEventId: string | undefined,
) {
  const ended = new AbortController();
  const stopListening = context.onSessionEnded(() => ended.abort());
  const either = AbortSignal.any([ended.signal, context.signal, ...(signal ? [signal] : [])]);
  metrics.eventStreamClients(1);
  let retry: { retry?: number } = { retry: EVENTS_RETRY_MS };
  try {
    for await (const { id, event } of events.stream(either, lastEventId)) {
      yield withEventMeta(eventFor(event, context.session), { id, ...retry });
      retry = {};
    }
  } finally {
    metrics.eventStreamClients(-1);
    stopListening();
  }
}
