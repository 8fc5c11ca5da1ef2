import type { Event } from "../../../src/contract/index.ts";

/** An event that the flow draws: a request with what it brought, or a batch of jobs that began or ended. */
export interface FlowEvent {
  readonly type: "flow.request" | "job.running" | "job.done" | "job.failed";
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly traceId: string | null;
  readonly useCase: string | null;
  /** A mark of the session, not its id. */
  readonly session: string | null;
  readonly kind: string | null;
  readonly count: number | null;
  readonly items: number | null;
  readonly durationMs: number | null;
  readonly status: number | null;
}

const TYPES = new Set(["flow.request", "job.running", "job.done", "job.failed"]);

/** @returns null for what the flow does not draw */
export function toFlowEvent(event: Event | Record<string, unknown>): FlowEvent | null {
  const fields = event as Record<string, unknown>;
  if (!TYPES.has(String(fields.type))) return null;
  const text = (name: string) => (typeof fields[name] === "string" ? fields[name] : null);
  const number = (name: string) => (typeof fields[name] === "number" ? fields[name] : null);
  return {
    type: fields.type as FlowEvent["type"],
    at: Date.parse(String(fields.at)),
    traceId: text("traceId"),
    useCase: text("useCase"),
    session: text("session"),
    kind: text("kind"),
    count: number("count"),
    items: number("items"),
    durationMs: number("durationMs"),
    status: number("status"),
  };
}

export interface FlowFilter {
  readonly useCase: string | null;
  readonly session: string | null;
}

/** Jobs have no session, and are filtered by the use case of their kind. */
export function matchesFilter({ useCase, session }: FlowFilter, event: FlowEvent): boolean {
  if (useCase === null && session === null) return true;
  if (event.type !== "flow.request")
    return session === null && useCase !== null && USE_CASE_OF_KIND.get(event.kind ?? "") === useCase;
  return (useCase === null || event.useCase === useCase) && (session === null || event.session === session);
}

/** Which use case a kind of job serves. */
export const USE_CASE_OF_KIND: ReadonlyMap<string, string> = new Map(
  Object.entries({
    card: "UC6",
    probe: "UC6",
    identify: "UC7",
    read_sidecar_files: "UC7",
    enrich_tmdb: "UC8",
    artwork: "UC8",
    enrich_wikipedia: "UC9",
    purge: "UC10",
    images: "UC10",
    vacuum: "UC10",
    integrity: "UC10",
    backup: "UC10",
    refresh: "UC10",
  }),
);
