import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { tell } from "../../../components/toasts.ts";
import { useProblemText } from "../../../components/useProblemText.ts";

/** Rates a film out of the suggestions; they follow at once. */
export function useRate() {
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  return useMutation(
    api.films.rate.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.films.key() }),
      onError: (error) => tell(problemText(error), { tone: "problem" }),
    }),
  );
}
