import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { PersonalList, SmartList } from "../../../../src/contract/index.ts";
import { api, client } from "../../../api/client.ts";
import { optimisticChange } from "../../../api/optimisticChange.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";

export const useLists = () => useQuery(api.personal.lists.all.queryOptions({ staleTime: 0 }));
export const useStatistics = () => useQuery(api.personal.statistics.queryOptions({ staleTime: 0 }));

export const useSmartLists = () => useQuery(api.personal.smartLists.all.queryOptions({ staleTime: 0 }));

export const useCreateSmartList = (onMade: (list: SmartList) => void) =>
  useMutation(api.personal.smartLists.create.mutationOptions(useCreation(onMade)));

export const useChangeSmartList = () => useMutation(api.personal.smartLists.change.mutationOptions(useOptions()));

export const useRemoveSmartList = () => useMutation(api.personal.smartLists.remove.mutationOptions(useRemoval()));

/** The name of a list: translated for the watchlist and the favourites, as the person wrote it for others. */
export function useListName(): (list: Pick<PersonalList, "kind" | "name">) => string {
  const t = useTranslations("lists");
  return ({ kind, name }) => (kind === "own" ? name : t(kind));
}

export const useCreateList = (onMade: (list: PersonalList) => void) =>
  useMutation(api.personal.lists.create.mutationOptions(useCreation(onMade)));

export const useRenameList = () =>
  useMutation(api.personal.lists.rename.mutationOptions({ ...useOptions(), onError: undefined })); // the form's field shows it

export const useRemoveList = () => useMutation(api.personal.lists.remove.mutationOptions(useRemoval()));

interface Listing {
  readonly listId: number;
  readonly isListed: boolean;
}

/** Puts a film on a list or removes it. Shown at once, and reverted if the request fails. */
export function useSetListed(filmId: number): (listing: Listing) => void {
  const queryClient = useQueryClient();
  const t = useTranslations("lists");
  const queryKey = api.films.get.queryKey({ input: { id: filmId } });
  return useMutation(
    optimisticChange<Listing, readonly number[]>({
      queryClient,
      name: ["lists", filmId],
      prepare: () => queryClient.cancelQueries({ queryKey }),
      shown: () => queryClient.getQueryData(queryKey)?.lists,
      show: (lists) => queryClient.setQueryData(queryKey, (film) => film && { ...film, lists: [...lists] }),
      apply(before, { listId, isListed }) {
        const others = before.filter((id) => id !== listId);
        return isListed ? [...others, listId] : others;
      },
      send: ({ listId, isListed }) => client.personal.lists.setListed({ id: listId, filmId, listed: isListed }),
      onFailed: () => showToast(t("failed"), { tone: "problem" }),
      onEnd: () =>
        Promise.all([
          queryClient.invalidateQueries({ queryKey }),
          queryClient.invalidateQueries({ queryKey: api.personal.lists.key() }),
        ]),
    }),
  ).mutate;
}

/** A form shows its own problem. */
function useCreation<List>(onMade: (list: List) => void) {
  const options = useOptions();
  return {
    onSuccess: (list: List) => {
      onMade(list);
      options.onSuccess();
    },
  };
}

function useRemoval() {
  const t = useTranslations("lists");
  const options = useOptions();
  return {
    ...options,
    onSuccess: () => {
      showToast(t("removed"));
      options.onSuccess();
    },
  };
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
