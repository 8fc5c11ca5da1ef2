import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** The user's own sessions, and mutations that end them. */
export function useSessions() {
  const t = useTranslations("settings");
  const problemText = useProblemMessage();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.accounts.sessions.list.key() });
  const options = {
    onSuccess: () => showToast(t("sessionEnded")),
    onError: (error: Error) => showToast(problemText(error), { tone: "problem" }),
    onSettled: refresh,
  };

  const sessions = useQuery(api.accounts.sessions.list.queryOptions());
  const endOne = useMutation(api.accounts.sessions.endOne.mutationOptions(options));
  const endOthers = useMutation(
    api.accounts.sessions.endOthers.mutationOptions({ ...options, onSuccess: () => showToast(t("sessionsEnded")) }),
  );
  return { sessions, endOne, endOthers };
}
