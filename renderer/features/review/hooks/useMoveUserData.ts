import { useQueryClient } from "@tanstack/react-query";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { api, client } from "../../../api/client.ts";
import { QUESTION_DURATION_MS, showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";

/**
 * What one rated and saw stays with the film it was given to. Where that film has no file left, it was most likely meant
 * for the one that the file turned out to be: it is offered to take it along.
 */
export function useMoveUserData(): (former: FilmDetail, filmId: number) => Promise<void> {
  const t = useTranslations("review");
  const problemText = useProblemMessage();
  const queryClient = useQueryClient();

  async function take({ id, userRating, watched }: FilmDetail, filmId: number): Promise<void> {
    try {
      if (userRating !== null) {
        await client.films.rate({ id: filmId, value: userRating });
        await client.films.unrate({ id });
      }
      if (watched) {
        await client.films.setWatched({ id: filmId, watched: true });
        await client.films.setWatched({ id, watched: false });
      }
    } catch (error) {
      showToast(problemText(error), { tone: "problem" });
    }
    await queryClient.invalidateQueries({ queryKey: api.films.key() });
  }

  return async (former, filmId) => {
    if (former.files.length > 1 || (former.userRating === null && !former.watched)) return;
    const found = await client.films.get({ id: filmId }).catch((error: unknown) => {
      showToast(problemText(error), { tone: "problem" });
    });
    if (!found || found.id === former.id || found.userRating !== null || found.watched) return;
    showToast(t("alongAsk", { film: former.title }), {
      action: { label: t("along"), run: () => void take(former, filmId) },
      durationMs: QUESTION_DURATION_MS,
    });
  };
}
