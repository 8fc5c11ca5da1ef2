import { useQueryClient } from "@tanstack/react-query";
import type { FilmDetail } from "../../../../src/contract/index.ts";
import { api, client } from "../../../api/client.ts";
import { QUESTION_DURATION_MS, showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";

/**
 * A rating and a watched mark stay with the film that they were given to. Where that film has no file left after a
 * correction, they were most likely meant for the other one: this offers to move them.
 */
export function useMoveUserData(): (former: FilmDetail, filmId: number) => Promise<void> {
  const t = useTranslations("review");
  const problemText = useProblemMessage();
  const queryClient = useQueryClient();

  async function move({ id, userRating, watched }: FilmDetail, filmId: number): Promise<void> {
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
      action: { label: t("along"), run: () => void move(former, filmId) },
      durationMs: QUESTION_DURATION_MS,
    });
  };
}
