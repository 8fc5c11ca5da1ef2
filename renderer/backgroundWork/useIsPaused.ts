import { useQuery } from "@tanstack/react-query";
import { api } from "../api/client.ts";
import { useIsKid } from "../api/session.ts";

/** Whether background work and the watching of folders are paused. */
export function useIsPaused(): boolean {
  return useQuery(api.jobs.summary.queryOptions({ enabled: !useIsKid() })).data?.paused ?? false;
}
