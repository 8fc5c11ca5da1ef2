import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api } from "../../../api/client.ts";
import { useStore } from "../../../state/store.ts";
import { type Drop, dropsStore, isFinished, updateOpenJobs } from "../drops.ts";

/** Events are faster; this is for one that was missed. */
const REFETCH_MS = 2_500;

/** The drops since the user came; while one is being imported, the open jobs say how far it is. */
export function useDrops(): readonly Drop[] {
  const queryClient = useQueryClient();
  const drops = useStore(dropsStore);
  const isWorking = drops.some((drop) => !isFinished(drop));
  const lastReceivedAt = Math.max(0, ...drops.map((drop) => drop.receivedAt).filter(Number.isFinite));
  const { data, dataUpdatedAt } = useQuery(
    api.jobs.summary.queryOptions({ refetchInterval: isWorking ? REFETCH_MS : false }),
  );

  useEffect(() => {
    // A request under way may have counted jobs before these files were received: it is repeated.
    if (lastReceivedAt > 0) void queryClient.invalidateQueries({ queryKey: api.jobs.summary.key() });
  }, [queryClient, lastReceivedAt]);

  useEffect(() => {
    if (!data) return;
    const open: Record<string, number> = {};
    for (const { kind, state, count } of data.items) {
      if (state === "queued" || state === "running") open[kind] = (open[kind] ?? 0) + count;
    }
    updateOpenJobs(open, dataUpdatedAt);
  }, [data, dataUpdatedAt]);

  return drops;
}
