import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { PersonalList, SmartList } from "../../../../src/contract/index.ts";
import { api } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";

export const useLists = () => useQuery(api.personal.lists.all.queryOptions({ staleTime: 0 }));
export const useStatistics = () => useQuery(api.personal.statistics.queryOptions({ staleTime: 0 }));

export const useSmartLists = () => useQuery(api.personal.smartLists.all.queryOptions({ staleTime: 0 }));

export function useCreateSmartList(onMade: (list: SmartList) => void) {
  const options = useOptions();
  return useMutation(
    api.personal.smartLists.create.mutationOptions({
      ...options,
      onError: undefined, // the form's field shows it
      onSuccess: (list) => {
        onMade(list);
        options.onSuccess();
      },
    }),
  );
}

export const useChangeSmartList = () => useMutation(api.personal.smartLists.change.mutationOptions(useOptions()));

export function useRemoveSmartList() {
  const t = useTranslations("lists");
  const options = useOptions();
  return useMutation(
    api.personal.smartLists.remove.mutationOptions({
      ...options,
      onSuccess: () => {
        showToast(t("removed"));
        options.onSuccess();
      },
    }),
  );
}

/** The name of a list: translated for the watchlist and the favourites, as the person wrote it for others. */
export function useListName(): (list: Pick<PersonalList, "kind" | "name">) => string {
  const t = useTranslations("lists");
  return ({ kind, name }) => (kind === "own" ? name : t(kind));
}

export function useCreateList(onMade: (list: PersonalList) => void) {
  const options = useOptions();
  return useMutation(
    api.personal.lists.create.mutationOptions({
      ...options,
      onError: undefined, // the form's field shows it
      onSuccess: (list) => {
        onMade(list);
        options.onSuccess();
      },
    }),
  );
}

export const useRenameList = () =>
  useMutation(api.personal.lists.rename.mutationOptions({ ...useOptions(), onError: undefined })); // the form's field shows it

export function useRemoveList() {
  const t = useTranslations("lists");
  const options = useOptions();
  return useMutation(
    api.personal.lists.remove.mutationOptions({
      ...options,
      onSuccess: () => {
        showToast(t("removed"));
        options.onSuccess();
      },
    }),
  );
}

/** Puts a film on a list or removes it. Shown at once, and reverted if the request fails. */
export function useSetListed(filmId: number) {
  const queryClient = useQueryClient();
  const t = useTranslations("lists");
  const queryKey = api.films.get.queryKey({ input: { id: filmId } });
  return useMutation(
    api.personal.lists.setListed.mutationOptions({
      onMutate: async ({ id, listed }) => {
        await queryClient.cancelQueries({ queryKey });
        const before = queryClient.getQueryData(queryKey);
        queryClient.setQueryData(
          queryKey,
          (film) =>
            film && { ...film, lists: listed ? [...film.lists, Number(id)] : film.lists.filter((one) => one !== id) },
        );
        return before;
      },
      onError: (_error, _input, before) => {
        if (before) queryClient.setQueryData(queryKey, before);
        showToast(t("failed"), { tone: "problem" });
      },
      onSettled: () => queryClient.invalidateQueries({ queryKey: api.personal.lists.key() }),
    }),
  );
}

function useOptions() {
  const queryClient = useQueryClient();
  const problemText = useProblemMessage();
  return {
    // Not waited for: a dialog closes with the answer, not when the lists behind it have been read again.
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: api.personal.key() }),
    onError: (error: Error): void => void showToast(problemText(error), { tone: "problem" }),
  };
}
