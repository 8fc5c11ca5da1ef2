import { withEventMeta } from "@orpc/server";
import type { Accounts, Session } from "../../accounts/index.ts";
import type { Event } from "../../contract/index.ts";
import type { Events } from "../../events/index.ts";
import type { Metrics } from "../../monitoring/index.ts";
import type { SampleLibrary } from "../../samples/index.ts";
import type { Workers } from "../../workers/index.ts";
import type { Audience } from "../audience.ts";
import { type RequestContext, route, routeWithSession } from "../context.ts";
import { eventFor, eventForKids } from "../eventsFor.ts";
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
  readonly accounts: Accounts;
  readonly audience: Audience;
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
  { events, metrics, accounts, audience }: ProgramRouteParts,
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
    for await (const { id, event, onlyFor } of events.stream(either, lastEventId)) {
      if (onlyFor !== null && onlyFor !== context.session.user.key) continue;
      const shown = eventOf(event, context.session, { accounts, audience });
      if (shown === null) continue;
      yield withEventMeta(shown, { id, ...retry });
      retry = {};
    }
  } finally {
    metrics.eventStreamClients(-1);
    stopListening();
  }
}

/** The event as the person may see it at this moment: an age limit may be younger than the stream. */
function eventOf(
  event: Event,
  session: Session,
  { accounts, audience }: Pick<ProgramRouteParts, "accounts" | "audience">,
): Event | null {
  const maximumAge = accounts.maximumAgeOf(session.user.key);
  if (maximumAge === null) return eventFor(event, session);
  const limited = { user: { ...session.user, maximumAge } };
  return eventForKids(event, (filmId) => audience.isVisible(limited, filmId));
}
