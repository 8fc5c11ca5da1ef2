import { cacheBriefly, type Store } from "../../store/index.ts";
import type { Suggestions, SuggestRequest } from "./suggestFilms.ts";

/** A list is recomputed after this long, or as soon as the user marks a film. */
const KEPT_MS = 20_000;

/** Caches a user's suggestions for the next page and the next visit. */
export function cacheSuggestions(
  store: Pick<Store, "sql">,
  suggest: (request: SuggestRequest) => Suggestions,
): (request: SuggestRequest) => Suggestions {
  const cached = cacheBriefly<Suggestions>(KEPT_MS);
  return (request) => {
    const { userKey, serving, explainedCount, exploration, language } = request;
    const key = [userKey, serving?.version ?? null, explainedCount, exploration, language, marksOf(store, userKey)];
    return cached(JSON.stringify(key), () => suggest(request));
  };
}

/** Changes when the user rates, watches or dismisses a film or undoes that, because each adds or removes a row. */
function marksOf({ sql }: Pick<Store, "sql">, user: number): unknown {
  return sql(`
    SELECT
      (SELECT count(*) || ' ' || coalesce(max(id), 0)
       FROM rating_layer WHERE user = :user AND superseded_at IS NULL) AS rated,
      (SELECT count(*) || ' ' || coalesce(max(id), 0)
       FROM watch_layer WHERE user = :user AND superseded_at IS NULL) AS watched,
      (SELECT count(*) || ' ' || coalesce(max(since), 0)
       FROM not_for_me WHERE user = :user) AS dismissed`).get({ user });
}
