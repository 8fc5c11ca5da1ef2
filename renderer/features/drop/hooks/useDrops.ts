import { useQuery } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { api } from "../../../api/client.ts";
import { listen } from "../../../api/events.ts";
import { currentDrops, type Drop, noteEvent, noteRest, watchDrops } from "../drops.ts";

/** The program is believed to rest only after this long without open jobs: between two stages there is none. */
const REST_MS = 2_000;

export function useDrops(): readonly Drop[] {
  const drops = useSyncExternalStore(watchDrops, currentDrops);
  const { data } = useQuery(api.jobs.summary.queryOptions());
  const isResting = data !== undefined && data.items.every(({ state, count }) => count === 0 || !isOpen(state));

  useEffect(() => listen(noteEvent), []);
  useEffect(() => {
    if (!isResting || drops.length === 0) return;
    const timer = setTimeout(noteRest, REST_MS);
    return () => clearTimeout(timer);
  }, [isResting, drops]);

  return drops;
}

function isOpen(state: string): boolean {
  return state === "queued" || state === "running";
}
