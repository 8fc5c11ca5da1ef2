import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { api, client } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { patchFilmCard } from "../../library/index.ts";

const SIMILAR_PAGE = 20;

export function useFilm(filmId: number) {
  return useQuery(api.films.get.queryOptions({ input: { id: filmId }, staleTime: 0 }));
}

export function useSimilarFilms(filmId: number) {
  return useInfiniteQuery(
    api.films.similar.infiniteOptions({
      input: (cursor: string | undefined) => ({ id: filmId, limit: SIMILAR_PAGE, cursor }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  );
}

/** Rates a film, shown at once; null removes the rating. */
export function useRate(filmId: number) {
  const t = useTranslations("film");
  const formats = useFormats();
  return useOptimistic<number | null>(filmId, {
    about: "rating",
    // Rating a film marks it as watched.
    change: (userRating) => (userRating === null ? { userRating } : { userRating, watched: true }),
    before: ({ userRating }) => userRating,
    done: (value) => (value === null ? t("ratingRemoved") : t("rated", { value: formats.number(value) })),
    send: (value) => (value === null ? client.films.unrate({ id: filmId }) : client.films.rate({ id: filmId, value })),
    failed: t("ratingFailed"),
  });
}

export function useWatched(filmId: number) {
  const t = useTranslations("film");
  return useOptimistic<boolean>(filmId, {
    about: "watched",
    change: (watched) => ({ watched }),
    before: ({ watched }) => watched,
    done: (watched) => t(watched ? "nowWatched" : "nowUnwatched"),
    send: (watched) => client.films.setWatched({ id: filmId, watched }),
    failed: t("watchedFailed"),
  });
}

type Optimistic<Value> = {
  about: "rating" | "watched";
  change: (value: Value) => Partial<Pick<FilmDetail, "userRating" | "watched">>;
  /** The value of the film before the change, which an undo restores. */
  before: (film: FilmDetail) => Value;
  send: (value: Value) => Promise<unknown>;
  done: (value: Value) => string;
  failed: string;
};

/** An optimistic update: shown everywhere at once, reverted if the request fails, undone from the toast. */
function useOptimistic<Value>(
  filmId: number,
  { about, change, before: beforeOf, send, done, failed }: Optimistic<Value>,
) {
  const tCommon = useTranslations("common");
  const queryClient = useQueryClient();
  const queryKey = api.films.get.queryKey({ input: { id: filmId } });
  const show = (changed: Partial<FilmDetail>) => {
    queryClient.setQueryData(queryKey, (film) => film && { ...film, ...changed });
    patchFilmCard(queryClient, filmId, changed);
  };

  const setManualEntry = (isManual: boolean) =>
    queryClient.setQueryData(
      queryKey,
      (film) => film && { ...film, manualEntry: { ...film.manualEntry, [about]: isManual } },
    );

  /** Undo: restores the person's earlier value, or the imported one if the person had set none. */
  const revert = (before: FilmDetail) => {
    const wasManual = before.manualEntry[about];
    show(change(beforeOf(before)));
    setManualEntry(wasManual);
    const sent = wasManual
      ? send(beforeOf(before))
      : client.films.applyBulk({ filmIds: [filmId], act: { kind: "withdraw", what: about } });
    sent.then(
      () => {
        queryClient.invalidateQueries({ queryKey });
        showToast(tCommon("undone"), { topic: `${about} ${filmId}` });
      },
      () => showToast(failed, { tone: "problem" }),
    );
  };

  return useMutation({
    mutationFn: send,
    onMutate: async (value: Value) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData(queryKey);
      show(change(value));
      setManualEntry(true);
      return before;
    },
    onSuccess: (_answer, value, before) => {
      // Setting the same value again needs no toast.
      if (before && beforeOf(before) !== value)
        showToast(done(value), {
          topic: `${about} ${filmId}`,
          action: { label: tCommon("undo"), run: () => revert(before) },
        });
    },
    onError: (_error, _value, before) => {
      if (before) {
        show(change(beforeOf(before)));
        setManualEntry(before.manualEntry[about]);
      }
      showToast(failed, { tone: "problem" });
    },
    onSettled: () => {
      // A watched mark has its diary entry of today; removing a rating can remove both.
      queryClient.invalidateQueries({ queryKey });
      void queryClient.invalidateQueries({ queryKey: api.personal.diary.key() });
      return queryClient.invalidateQueries({ queryKey: api.films.recommendations.key() });
    },
  });
}
