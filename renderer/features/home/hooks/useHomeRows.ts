import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ArrangedHomeRow, HomeRow } from "../../../../src/contract/index.ts";
import { api } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useTranslations } from "../../../i18n/index.ts";

export const useHomeRows = () => useQuery(api.personal.homeRows.all.queryOptions());

export const useSavedFilters = () => useQuery(api.personal.smartLists.all.queryOptions());

/** Saves an arrangement of Home. It is shown at once, and reverted if it cannot be saved. */
export function useArrangeHome() {
  const t = useTranslations("home");
  const queryClient = useQueryClient();
  const queryKey = api.personal.homeRows.all.queryKey();
  const { mutate } = useMutation(
    api.personal.homeRows.arrange.mutationOptions({
      // One after the other: the last arrangement is the one that stays.
      scope: { id: "home-rows" },
      onError: () => {
        showToast(t("arrangeFailed"), { tone: "problem" });
        void queryClient.invalidateQueries({ queryKey });
      },
    }),
  );
  return (rows: readonly HomeRow[]) => {
    queryClient.setQueryData(queryKey, { items: [...rows] });
    mutate({ rows: rows.map(toArranged) });
  };
}

/** Forgets the person's arrangement: the program's own rows, as they come. */
export function useResetHome() {
  const t = useTranslations("home");
  const queryClient = useQueryClient();
  return useMutation(
    api.personal.homeRows.arrange.mutationOptions({
      scope: { id: "home-rows" },
      onSuccess: (answer) => queryClient.setQueryData(api.personal.homeRows.all.queryKey(), answer),
      onError: () => showToast(t("arrangeFailed"), { tone: "problem" }),
    }),
  );
}

const toArranged = ({ kind, isHidden, savedFilter }: HomeRow): ArrangedHomeRow => ({
  kind,
  isHidden,
  savedFilterId: savedFilter?.id ?? null,
});
