import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, client } from "../api/client.ts";
import { useTranslations } from "../i18n/index.ts";
import { showToast } from "./toasts.ts";
import { useProblemMessage } from "./useProblemMessage.ts";

/** *Not for me*, of one film; *Less like this*, of films like it too; or neither. */
export type Dismissal = "film" | "less_like_this" | null;

type Change = {
  film: { readonly id: number; readonly title: string };
  from: Dismissal;
  to: Dismissal;
};

const DONE = { film: "notForMeDone", less_like_this: "lessLikeThisDone" } as const;

/** Suggests a film, or films like it, less; at once, and the toast undoes it. */
export function useSuggestLess() {
  const t = useTranslations("forYou");
  const tCommon = useTranslations("common");
  const problemText = useProblemMessage();
  const queryClient = useQueryClient();
  const renew = (id: number) =>
    Promise.all(
      [api.films.recommendations.key(), api.films.get.key({ input: { id } }), api.films.facets.key()].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
  const mutation = useMutation({
    mutationFn: send,
    onSuccess: (_, change) => {
      const { film, to } = change;
      const undo = { label: tCommon("undo"), run: () => revert(change) };
      showToast(t(to === null ? "suggestedAgain" : DONE[to], { film: film.title }), {
        topic: topicOf(film),
        action: undo,
      });
      return renew(film.id);
    },
    onError: (error) => showToast(problemText(error), { tone: "problem" }),
  });
  const revert = ({ film, from, to }: Change) =>
    void send({ film, from: to, to: from }).then(
      () => {
        showToast(tCommon("undone"), { topic: topicOf(film) });
        return renew(film.id);
      },
      (error: unknown) => showToast(problemText(error), { tone: "problem" }),
    );
  return mutation;
}

const topicOf = ({ id }: Change["film"]) => `dismissal ${id}`;

function send({ film: { id }, from, to }: Change): Promise<unknown> {
  if (to === "less_like_this") return client.films.setLessLikeThis({ id, lessLikeThis: true });
  if (to === null && from === "less_like_this") return client.films.setLessLikeThis({ id, lessLikeThis: false });
  return client.films.setDismissed({ id, dismissed: to === "film" });
}
