import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api } from "../../../api/client.ts";

/** What a person typed; null for the file's own name. */
export type CandidateSearch = { query: string; year?: number } | null;

export function useCandidates(fileId: number, search: CandidateSearch) {
  return useQuery(
    api.files.candidates.queryOptions({
      input: { id: fileId, ...(search ?? {}) },
      placeholderData: search ? keepPreviousData : undefined,
    }),
  );
}

/** Fetches the next file's candidates before that file is shown. */
export function usePrefetchCandidates(fileId: number | null): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (fileId === null) return;
    void queryClient.prefetchQuery(api.files.candidates.queryOptions({ input: { id: fileId } }));
  }, [queryClient, fileId]);
}
