import { useMutation } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { problemOf } from "../../../api/problem.ts";
import { tell } from "../../../components/toasts.ts";
import { useProblemText } from "../../../components/useProblemText.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** @param onExists what to ask before a file of another program is replaced */
export function useWriteNfo(filmId: number, onExists: (question: string) => void) {
  const t = useTranslations("film");
  const problemText = useProblemText();
  return useMutation(
    api.films.writeNfo.mutationOptions({
      mutationKey: ["nfo", filmId],
      onSuccess: ({ written }) => tell(t("nfoWritten", { count: written.length, number: String(written.length) })),
      onError: (error) => {
        if (problemOf(error)?.code === "nfo_exists") onExists(problemText(error));
        else tell(problemText(error), { tone: "problem" });
      },
    }),
  );
}
