import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";

/** Rates a film; the recommendations are fetched again. @param onFailed called for each film whose rating failed */
export function useRate(onFailed: (filmId: number) => void) {
  const problemText = useProblemMessage();
  const queryClient = useQueryClient();
  const renew = () => queryClient.invalidateQueries({ queryKey: api.films.key() });
  const mutation = useMutation(
    api.films.rate.mutationOptions({
      onSuccess: renew,
      onError: (error, { id }) => {
        onFailed(Number(id));
        showToast(problemText(error), { tone: "problem" });
      },
    }),
  );
  return { ...mutation, renew };
}
