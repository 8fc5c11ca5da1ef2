import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";

const PAGE = 200;

export function useNotFilms() {
  return useInfiniteQuery(
    api.files.notFilms.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: PAGE, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      staleTime: 0,
    }),
  );
}

/** Marks a video as watched, or as not watched: shown at once, and reverted if it cannot be saved. */
export function useSetFileWatched() {
  const queryClient = useQueryClient();
  const problemText = useProblemMessage();
  const queryKey = api.files.notFilms.list.key();
  return useMutation(
    api.files.notFilms.setWatched.mutationOptions({
      onError: (error) => void showToast(problemText(error), { tone: "problem" }),
      onSettled: () => queryClient.invalidateQueries({ queryKey }),
    }),
  );
}
