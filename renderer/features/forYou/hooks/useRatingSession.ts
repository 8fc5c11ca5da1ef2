import { useState } from "react";
import type { FilmCard } from "../../../../src/contract/index.ts";
import { client } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { useRate } from "./useRate.ts";

/** The state of a rating session. Films keep the order they had when the session began. */
export function useRatingSession(films: readonly FilmCard[]) {
  const problemText = useProblemMessage();
  const rate = useRate(forget);
  const [order] = useState(films);
  const [index, setIndex] = useState(0);
  const [ratings, setRatings] = useState<ReadonlyMap<number, number>>(new Map());
  const current = order[index] ?? null;

  return {
    current,
    /** The next film; its poster is shown behind the current one. */
    next: order[index + 1] ?? null,
    /** The rating that the current film got earlier in this session. */
    given: current ? (ratings.get(current.id) ?? null) : null,
    ratedCount: ratings.size,
    canGoBack: index > 0,
    rate(value: number): void {
      if (!current) return;
      setRatings((present) => new Map(present).set(current.id, value));
      setIndex(index + 1);
      rate.mutate({ id: current.id, value });
    },
    pass: () => setIndex((present) => Math.min(present + 1, order.length)),
    /** Returns to the previous film and removes the rating it was given. */
    back(): void {
      const before = order[index - 1];
      if (!before) return;
      setIndex(index - 1);
      if (!ratings.has(before.id)) return;
      forget(before.id);
      client.films.unrate({ id: before.id }).then(rate.renew, (error: unknown) => {
        showToast(problemText(error), { tone: "problem" });
      });
    },
  };

  function forget(filmId: number): void {
    setRatings((present) => new Map([...present].filter(([id]) => id !== filmId)));
  }
}
