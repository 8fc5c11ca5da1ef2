import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, client } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** Sends an edit. A note says what happened, with an undo; or with a way to stop the job of many films. */
export function useEditFilms(onDone: () => void) {
  const t = useTranslations("edit");
  const formats = useFormats();
  const tCommon = useTranslations("common");
  const problemText = useProblemMessage();
  const queryClient = useQueryClient();
  /** Lists follow the events of changed films. */
  const refetch = () => {
    void queryClient.invalidateQueries({ queryKey: api.films.key() });
    void queryClient.invalidateQueries({ queryKey: api.program.journal.key() });
  };
  const after = (work: Promise<unknown>, done: string) =>
    void work.then(
      () => {
        refetch();
        showToast(done);
      },
      (error: unknown) => showToast(problemText(error), { tone: "problem" }),
    );

  return useMutation(
    api.films.edit.mutationOptions({
      onSuccess: ({ jobId, entryId }, { filmIds }) => {
        refetch();
        onDone();
        if (jobId !== null) {
          const stop = { label: t("stop"), run: () => after(client.jobs.cancel({ id: jobId }), t("stopped")) };
          showToast(t("editing", { count: filmIds.length, number: formats.number(filmIds.length) }), { action: stop });
          return;
        }
        if (entryId === null) return showToast(t("unchanged"));
        const undo = {
          label: tCommon("undo"),
          run: () => after(client.program.journal.undo({ id: entryId }), tCommon("undone")),
        };
        showToast(t("saved"), { action: undo });
      },
    }),
  );
}
