import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { DiaryEntryAnswer } from "../../../../src/contract/index.ts";
import { api, client } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { patchFilmCard } from "../../library/index.ts";

/** Nobody watches one film more often; the diary has the rest. */
const MAX_VIEWINGS = 100;

/** The fields of a viewing that the form has. Place and tags of an import stay as they are. */
export type EditedViewing = Pick<DiaryEntryAnswer, "watchedOn" | "rewatch" | "rating" | "note">;

export function useViewings(filmId: number) {
  return useQuery(api.personal.diary.list.queryOptions({ input: { filmId, limit: MAX_VIEWINGS }, staleTime: 0 }));
}

/** Adds a viewing, or changes the one with this id. */
export function useSaveViewing(filmId: number, id: number | null) {
  const refresh = useDiaryChanged(filmId);
  return useMutation({
    mutationFn: ({ rewatch, ...viewing }: EditedViewing) =>
      id === null
        ? // Unless it is said, the server knows whether an earlier viewing makes this one a rewatch.
          client.personal.diary.add({ filmId, ...viewing, ...(rewatch ? { rewatch } : {}) })
        : client.personal.diary.change({ id, rewatch, ...viewing }),
    onSuccess: () => refresh({ isWatched: id === null }),
  });
}

/** Removes a viewing at once; the toast brings it back. */
export function useRemoveViewing(filmId: number) {
  const t = useTranslations("viewings");
  const tCommon = useTranslations("common");
  const formats = useFormats();
  const refresh = useDiaryChanged(filmId);
  return useMutation({
    mutationFn: ({ id }: DiaryEntryAnswer) => client.personal.diary.remove({ id }),
    onSuccess: (_, { watchedOn, rewatch, rating, note, place, tags }) => {
      const bringBack = () =>
        client.personal.diary.add({ filmId, watchedOn, rewatch, rating, note, place, tags }).then(
          () => refresh({ isWatched: true }),
          () => showToast(t("failed"), { tone: "problem" }),
        );
      showToast(t("removed", { day: formats.day(watchedOn) }), {
        action: { label: tCommon("undo"), run: () => void bringBack() },
      });
      return refresh({});
    },
    onError: () => showToast(t("failed"), { tone: "problem" }),
  });
}

/** A viewing marks its film as watched, and is counted in the year's review. */
function useDiaryChanged(filmId: number) {
  const queryClient = useQueryClient();
  return async ({ isWatched = false }: { readonly isWatched?: boolean }) => {
    if (isWatched) patchFilmCard(queryClient, filmId, { watched: true });
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: api.personal.diary.key() }),
      queryClient.invalidateQueries({ queryKey: api.films.get.queryKey({ input: { id: filmId } }) }),
    ]);
  };
}
