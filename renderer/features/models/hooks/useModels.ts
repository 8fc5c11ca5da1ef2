import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Answers, api } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";

export type Trainings = Answers["models"]["trainings"];
export type Training = Trainings["items"][number];
export type Version = Answers["models"]["versions"]["items"][number];
export type Community = Answers["models"]["communities"]["items"][number];
export type MlflowState = Answers["models"]["mlflow"];
export type GateLine = Version["reason"][number];

const MLFLOW_EVERY_MS = 30_000;

/** The last trainings, the newest first; events renew them while one runs. */
export const useTrainings = () => useQuery(api.models.trainings.queryOptions());
export const useVersions = () => useQuery(api.models.versions.queryOptions());
/** The link with MLflow, which changes on the server's side too. */
export const useMlflow = () => useQuery({ ...api.models.mlflow.queryOptions(), refetchInterval: MLFLOW_EVERY_MS });
/** Public sets of ratings. Bytes and times change while one is downloaded, which events announce once a second. */
export const useCommunities = () => useQuery(api.models.communities.queryOptions());
export const useImports = () => useQuery(api.models.imports.queryOptions());

export function useTrain() {
  const renew = useRenew();
  const onError = useTellProblem();
  return useMutation(api.models.train.mutationOptions({ onSuccess: renew, onError }));
}

export function usePromote() {
  const t = useTranslations("models");
  const renew = useRenew();
  const onError = useTellProblem();
  return useMutation(
    api.models.promote.mutationOptions({
      onSuccess: ({ version }) => {
        showToast(t("promoted", { version: String(version) }));
        return renew();
      },
      onError,
    }),
  );
}

export function useFollowMlflow() {
  const renew = useRenew();
  const onError = useTellProblem();
  return useMutation(api.models.followMlflow.mutationOptions({ onSuccess: renew, onError }));
}

export function useCancelJob() {
  const renew = useRenew();
  const onError = useTellProblem();
  return useMutation(api.jobs.cancel.mutationOptions({ onSuccess: renew, onError }));
}

export function useRetryJob() {
  const renew = useRenew();
  const onError = useTellProblem();
  return useMutation(api.jobs.retry.mutationOptions({ onSuccess: renew, onError }));
}

export function useDownloadCommunity() {
  const renew = useRenew();
  const onError = useTellProblem();
  return useMutation(api.models.downloadCommunity.mutationOptions({ onSuccess: renew, onError }));
}

export function useRemoveCommunity() {
  const renew = useRenew();
  const onError = useTellProblem();
  return useMutation(api.models.removeCommunity.mutationOptions({ onSuccess: renew, onError }));
}

export function useImportRatings() {
  const t = useTranslations("models");
  const renew = useRenew();
  return useMutation(
    api.models.importRatings.mutationOptions({
      onSuccess: () => {
        showToast(t("importStarted"));
        // Not waited for: the form is emptied with the answer, not when the next path may be half typed.
        void renew();
      },
    }),
  );
}

export function useUndoImport() {
  const t = useTranslations("models");
  const renew = useRenew();
  const onError = useTellProblem();
  return useMutation(
    api.models.undoImport.mutationOptions({
      onSuccess: ({ removed }) => {
        showToast(t("importUndone", { count: removed, number: String(removed) }));
        return renew();
      },
      onError,
    }),
  );
}

function useTellProblem() {
  const problemText = useProblemMessage();
  return (error: unknown) => {
    showToast(problemText(error), { tone: "problem" });
  };
}

function useRenew() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: api.models.key() });
}
