import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, client } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** Dismisses a recommended film; the toast undoes it. */
export function useDismiss() {
  const t = useTranslations("forYou");
  const tCommon = useTranslations("common");
  const problemText = useProblemMessage();
  const queryClient = useQueryClient();
  const renew = () => queryClient.invalidateQueries({ queryKey: api.films.recommendations.key() });
  const mutation = useMutation({
    mutationFn: ({ id, dismissed }: { id: number; dismissed: boolean; title: string }) =>
      client.films.setDismissed({ id, dismissed }),
    onSuccess: (_, { id, dismissed, title }) => {
      if (dismissed)
        showToast(t("notForMeDone", { film: title }), {
          action: { label: tCommon("undo"), run: () => mutation.mutate({ id, dismissed: false, title }) },
        });
      return renew();
    },
    onError: (error) => showToast(problemText(error), { tone: "problem" }),
  });
  return mutation;
}
