import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { RatingImportRun } from "../../../../src/contract/index.ts";
import { api, client } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** Events tell of progress; this is for a page that missed one. */
const POLL_MS = 2_000;

/** The person's newest import, whichever page started it. A note says when one that was seen running has ended. */
export function useImportRun() {
  const t = useTranslations("lists");
  const tCommon = useTranslations("common");
  const { number } = useFormats();
  const problemText = useProblemMessage();
  const queryClient = useQueryClient();
  const { data } = useQuery({
    ...api.personal.ratingImport.queryOptions(),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.run) ? POLL_MS : false),
  });
  const run = data?.run ?? null;
  const renew = () => queryClient.invalidateQueries({ queryKey: api.key() });
  const onError = (error: Error) => showToast(problemText(error), { tone: "problem" });
  const undo = useMutation({
    mutationFn: (id: number) => client.personal.undoImport({ id }),
    onSuccess() {
      showToast(tCommon("undone"));
      return renew();
    },
    onError,
  });
  const cancel = useMutation({ mutationFn: () => client.personal.cancelRatingImport(), onSuccess: renew, onError });

  const watched = useRef<number | null>(null);
  useEffect(() => {
    if (!run) return;
    if (isUnderWay(run)) {
      watched.current = run.jobId;
      return;
    }
    if (watched.current !== run.jobId) return;
    watched.current = null;
    void queryClient.invalidateQueries({ queryKey: api.key() });
    if (run.error) showToast(run.error.detail, { tone: "problem" });
    const { result } = run;
    if (!result) return;
    const { importId, linked } = result;
    const action = importId === null ? {} : { action: { label: tCommon("undo"), run: () => undo.mutate(importId) } };
    const text = linked === 0 ? t("broughtOther") : t("brought", { count: linked, number: number(linked) });
    showToast(text, action);
  }, [run, queryClient, t, tCommon, number, undo.mutate]);

  return {
    run,
    /** An import that this page just sent: its end is told, however soon it comes. */
    watch(jobId: number): void {
      watched.current = jobId;
      void queryClient.invalidateQueries({ queryKey: api.personal.ratingImport.key() });
    },
    undo,
    cancel,
  };
}

export function isUnderWay(run: RatingImportRun | null | undefined): boolean {
  return run?.state === "queued" || run?.state === "running";
}
