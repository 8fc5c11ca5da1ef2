import { useMutation, useQueryClient } from "@tanstack/react-query";
import { client } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { type Drop, dismissDrop } from "../drops.ts";

/** The most that one request may remove. */
const FILES_PER_REQUEST = 500;

/** Undoes a whole drop: its new files leave the library, and stay where they are on the disk. */
export function useUndoDrop() {
  const t = useTranslations("drop");
  const formats = useFormats();
  const problemText = useProblemMessage();
  const queryClient = useQueryClient();
  return useMutation({
    async mutationFn({ newFiles }: Drop) {
      let removed = 0;
      for (let from = 0; from < newFiles.length; from += FILES_PER_REQUEST) {
        const answer = await client.files.remove({ fileIds: newFiles.slice(from, from + FILES_PER_REQUEST) });
        removed += answer.removed;
      }
      return removed;
    },
    onSuccess(removed, drop) {
      dismissDrop(drop.id);
      showToast(t("takenBack", { count: removed, number: formats.number(removed) }));
    },
    onError: (error) => showToast(problemText(error), { tone: "problem" }),
    onSettled: () => queryClient.invalidateQueries(),
  });
}
