import { useMutation } from "@tanstack/react-query";
import type { FilmCard, SortedFilter } from "../../../../src/contract/index.ts";
import { client } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useTranslations } from "../../../i18n/index.ts";

/** Draws one film of those that pass a filter, each as likely as any other. */
export function useRandomFilm(onDrawn: (film: FilmCard) => void) {
  const t = useTranslations("library");
  const problemText = useProblemMessage();
  return useMutation({
    mutationFn: drawFilm,
    onSuccess: (film) => (film ? onDrawn(film) : showToast(t("nothingFound"))),
    onError: (error) => showToast(problemText(error), { tone: "problem" }),
  });
}

async function drawFilm(query: SortedFilter): Promise<FilmCard | null> {
  const { items, total } = await client.films.list({ ...query, limit: 1 });
  const offset = Math.floor(Math.random() * total);
  if (offset === 0) return items[0] ?? null;
  const drawn = await client.films.list({ ...query, limit: 1, offset });
  return drawn.items[0] ?? null;
}
