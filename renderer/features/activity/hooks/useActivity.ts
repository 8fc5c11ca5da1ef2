import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { JobState } from "../../../../src/contract/index.ts";
import { type Answers, api } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";

const PAGE = 50;

export function useJobs(state: JobState | null, kind: string | null) {
  return useInfiniteQuery(
    api.jobs.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: PAGE, cursor, ...(state && { state }), ...(kind && { kind }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  );
}

/** Kinds of jobs that there are, for the filter. */
export function useJobKinds(): readonly string[] {
  const counts = useQuery(api.jobs.summary.queryOptions());
  return [...new Set(counts.data?.items.map(({ kind }) => kind))].sort();
}

export function useJobActions() {
  const queryClient = useQueryClient();
  const problemText = useProblemMessage();
  const options = {
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.jobs.key() }),
    onError: (error: Error) => showToast(problemText(error), { tone: "problem" }),
  } as const;
  const retry = useMutation(api.jobs.retry.mutationOptions(options));
  const cancel = useMutation(api.jobs.cancel.mutationOptions(options));
  return { retry, cancel };
}

export function usePause() {
  const queryClient = useQueryClient();
  const problemText = useProblemMessage();
  return useMutation(
    api.jobs.pause.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.jobs.key() }),
      onError: (error: Error) => showToast(problemText(error), { tone: "problem" }),
    }),
  );
}

export function useJournal() {
  return useInfiniteQuery(
    api.program.journal.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: PAGE, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  );
}

export function usePrecision() {
  return useQuery(api.review.precision.queryOptions());
}

export type JournalEntry = Answers["program"]["journal"]["list"]["items"][number];

export function useUndo() {
  const t = useTranslations("common");
  const problemText = useProblemMessage();
  const queryClient = useQueryClient();
  return useMutation(
    api.program.journal.undo.mutationOptions({
      onSuccess: () => {
        showToast(t("undone"));
        return queryClient.invalidateQueries({ queryKey: api.key() });
      },
      onError: (error) => showToast(problemText(error), { tone: "problem" }),
    }),
  );
}
