import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** Fetches an offer and attaches it. The note says how many downloads the account has left today. */
export function useAttachOffer() {
  const t = useTranslations("subtitleSearch");
  const formats = useFormats();
  const messageOf = useProblemMessage();
  const queryClient = useQueryClient();
  return useMutation(
    api.files.subtitleSearch.attach.mutationOptions({
      onSuccess({ remaining }) {
        void queryClient.invalidateQueries({ queryKey: api.films.get.key() });
        const left =
          remaining === null ? null : t("remaining", { count: remaining, number: formats.number(remaining) });
        showToast([t("attachedNote"), left].filter(Boolean).join(" "));
      },
      onError: (error) => showToast(messageOf(error), { tone: "problem" }),
    }),
  );
}
