import { useMutation } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { problemOf } from "../../../api/problem.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** @param onExists called with a question if an NFO file of another program exists */
export function useWriteNfo(filmId: number, onExists: (question: string) => void) {
  const t = useTranslations("film");
  const problemText = useProblemMessage();
  return useMutation(
    api.films.writeNfo.mutationOptions({
      mutationKey: ["nfo", filmId],
      onSuccess: ({ written }) => showToast(t("nfoWritten", { count: written.length, number: String(written.length) })),
      onError: (error) => {
        if (problemOf(error)?.code === "nfo_exists") onExists(problemText(error));
        else showToast(problemText(error), { tone: "problem" });
      },
    }),
  );
}
