import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { api } from "../../../api/client.ts";
import { onServerEvent } from "../../../api/events.ts";
import { type FlowEvent, toFlowEvent } from "../flowEvents.ts";

const RETENTION_MS = 5 * 60_000;
const REDRAWN_MS = 1_000;

/** What flowed in the last five minutes, from the engine's memory first and then as it happens. */
export function useFlowEvents(onEvent: (event: FlowEvent) => void) {
  const kept = useRef<FlowEvent[]>([]);
  const [events, setEvents] = useState<readonly FlowEvent[]>([]);
  const tell = useRef(onEvent);
  tell.current = onEvent;
  const recent = useQuery(api.monitoring.flow.recent.queryOptions({ staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }));
  const before = recent.data?.items;

  useEffect(() => {
    const show = () => {
      const since = Date.now() - RETENTION_MS;
      kept.current = kept.current.filter(({ at }) => at >= since);
      setEvents(kept.current);
    };
    const stop = onServerEvent((event) => {
      const flowing = toFlowEvent(event);
      if (!flowing) return;
      kept.current.push(flowing);
      tell.current(flowing);
    });
    const timer = setInterval(show, REDRAWN_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, []);

  useEffect(() => {
    if (!before) return;
    const first = kept.current[0]?.at ?? Number.POSITIVE_INFINITY;
    const older = before.flatMap((item) => toFlowEvent(item) ?? []).filter(({ at }) => at < first);
    kept.current = [...older, ...kept.current];
    setEvents(kept.current);
  }, [before]);

  return { events, error: recent.error, retry: () => void recent.refetch() };
}

const COUNTED_EVERY_MS = 1_000;

/** How many jobs of each kind wait and run: queues fill and drain with it. */
export function useQueues() {
  const counts = useQuery(api.jobs.summary.queryOptions({ refetchInterval: COUNTED_EVERY_MS }));
  const of = (state: string) =>
    Object.fromEntries(
      (counts.data?.items ?? []).filter((item) => item.state === state).map(({ kind, count }) => [kind, count]),
    );
  return { queued: of("queued"), running: of("running") };
}

export function useTrace(traceId: string | null) {
  return useQuery({
    ...api.monitoring.flow.trace.queryOptions({ input: { traceId: traceId ?? "" } }),
    enabled: traceId !== null,
    retry: false,
  });
}
