import { useQuery } from "@tanstack/react-query";
import { api } from "../api/client.ts";
import { useIsKid } from "../api/session.ts";

/** How many files are in the review queue. */
export function useReviewCount(): number {
  const { data } = useQuery(api.files.counts.queryOptions({ enabled: !useIsKid() }));
  return (data?.ambiguous ?? 0) + (data?.unmatched ?? 0);
}
