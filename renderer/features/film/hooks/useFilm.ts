import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { api, client } from "../../../api/client.ts";
import { optimisticChange } from "../../../api/optimisticChange.ts";
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
  return useMark<number | null>(filmId, {
    about: "rating",
    // Rating a film marks it as watched.
    change: (userRating) => (userRating === null ? { userRating } : { userRating, watched: true }),
    of: ({ userRating }) => userRating,
    done: (value) => (value === null ? t("ratingRemoved") : t("rated", { value: formats.number(value) })),
    send: (value) => (value === null ? client.films.unrate({ id: filmId }) : client.films.rate({ id: filmId, value })),
    failed: t("ratingFailed"),
  });
}

export function useWatched(filmId: number) {
  const t = useTranslations("film");
  return useMark<boolean>(filmId, {
    about: "watched",
    change: (watched) => ({ watched }),
    of: ({ watched }) => watched,
    done: (watched) => t(watched ? "nowWatched" : "nowUnwatched"),
    send: (watched) => client.films.setWatched({ id: filmId, watched }),
    failed: t("watchedFailed"),
  });
}

type Shown = Pick<FilmDetail, "userRating" | "watched" | "manualEntry">;

type Mark<Value> = {
  about: "rating" | "watched";
  change: (value: Value) => Partial<Pick<FilmDetail, "userRating" | "watched">>;
  of: (film: Shown) => Value;
  send: (value: Value) => Promise<unknown>;
  done: (value: Value) => string;
  failed: string;
};

type MarkChange<Value> = {
  readonly value: Value;
  /** Undoes a change: what was shown before it. An imported mark is shown again by withdrawing the person's own. */
  readonly back?: Shown;
};

/** What the person says of a film: shown everywhere at once, and undone from the toast. */
function useMark<Value>(filmId: number, { about, change, of, send, done, failed }: Mark<Value>) {
  const tCommon = useTranslations("common");
  const queryClient = useQueryClient();
  const queryKey = api.films.get.queryKey({ input: { id: filmId } });
  const topic = `${about} ${filmId}`;

  const mutation = useMutation(
    optimisticChange<MarkChange<Value>, Shown>({
      queryClient,
      name: ["marks", filmId],
      prepare: () => queryClient.cancelQueries({ queryKey }),
      shown: () => queryClient.getQueryData(queryKey),
      show({ userRating, watched, manualEntry }) {
        queryClient.setQueryData(queryKey, (film) => film && { ...film, userRating, watched, manualEntry });
        patchFilmCard(queryClient, filmId, { userRating, watched });
      },
      apply: (before, { value, back }) => ({
        ...before,
        ...change(value),
        manualEntry: { ...before.manualEntry, [about]: back ? back.manualEntry[about] : true },
      }),
      send: ({ value, back }) =>
        back && !back.manualEntry[about]
          ? client.films.applyBulk({ filmIds: [filmId], act: { kind: "withdraw", what: about } })
          : send(value),
      onSaved({ value, back }, before) {
        if (back) return showToast(tCommon("undone"), { topic });
        // Setting the same value again needs no toast.
        if (!before || of(before) === value) return;
        const undo = () => mutation.mutate({ value: of(before), back: before });
        showToast(done(value), { topic, action: { label: tCommon("undo"), run: undo } });
      },
      onFailed: () => showToast(failed, { tone: "problem" }),
      // A watched mark has its diary entry of today; removing a rating can remove both.
      onEnd: () =>
        Promise.all([
          queryClient.invalidateQueries({ queryKey }),
          queryClient.invalidateQueries({ queryKey: api.personal.diary.key() }),
          queryClient.invalidateQueries({ queryKey: api.films.recommendations.key() }),
        ]),
    }),
  );
  return { mutate: (value: Value) => mutation.mutate({ value }) };
}
