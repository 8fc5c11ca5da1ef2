import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";

export function useFolders() {
  return useQuery(api.files.folders.list.queryOptions());
}

export function useWatchFolder() {
  const t = useTranslations("welcome");
  const renew = useInvalidateFolders();
  return useMutation(
    api.files.folders.add.mutationOptions({
      onSuccess: () => {
        showToast(t("folderAdded"));
        // Not waited for: the form is emptied with the answer, not when the next path may be half typed.
        void renew();
      },
    }),
  );
}

export function useRemoveFolder() {
  const t = useTranslations("folders");
  const problemText = useProblemMessage();
  const renew = useInvalidateFolders();
  return useMutation(
    api.files.folders.remove.mutationOptions({
      onSuccess: (_, { path }) => {
        showToast(t("removed", { path }));
        return renew();
      },
      onError: (error) => showToast(problemText(error), { tone: "problem" }),
    }),
  );
}

export function useRescan() {
  const t = useTranslations("folders");
  const problemText = useProblemMessage();
  const renew = useInvalidateFolders();
  return useMutation(
    api.files.folders.rescan.mutationOptions({
      onSuccess: (_, { path }) => {
        showToast(t("rescanStarted", { path }));
        return renew();
      },
      onError: (error) => showToast(problemText(error), { tone: "problem" }),
    }),
  );
}

function useInvalidateFolders() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: api.files.folders.key() });
}
