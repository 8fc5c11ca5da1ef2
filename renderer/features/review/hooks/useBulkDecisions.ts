import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, client } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** Accepts the candidates of many files at once, with one undo for all of them. */
export function useBulkDecisions() {
  const t = useTranslations("review");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const problemText = useProblemMessage();
  const queryClient = useQueryClient();
  /** Not waited for: a dialog closes with the answer, not when every list behind it has been read again. */
  const renew = () => void queryClient.invalidateQueries({ queryKey: api.key() });
  const onError = (error: Error) => showToast(problemText(error), { tone: "problem" });

  const revert = useMutation({
    mutationFn: (fileIds: number[]) => client.review.revert({ fileIds }),
    onSuccess: () => {
      showToast(t("takenBack"));
      renew();
    },
    onError,
  });

  const accept = useMutation({
    mutationFn: (input: { fileIds: number[]; filmId?: number }) => client.review.accept(input),
    onSuccess: ({ accepted }) => {
      showToast(t("acceptedMany", { count: accepted.length, number: formats.number(accepted.length) }), {
        action: { label: tCommon("undo"), run: () => revert.mutate(accepted) },
      });
      renew();
    },
    onError,
  });

  return { accept };
}
