import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { tell } from "../../../components/toasts.ts";
import { useProblemText } from "../../../components/useProblemText.ts";

/** Rates a film out of the suggestions; they follow at once. */
export function useRate() {
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const renew = () => queryClient.invalidateQueries({ queryKey: api.films.key() });
  const mutation = useMutation(
    api.films.rate.mutationOptions({
      onSuccess: renew,
      onError: (error) => tell(problemText(error), { tone: "problem" }),
    }),
  );
  return { ...mutation, renew };
}
