import { LRUCache } from "lru-cache";
import type { Store } from "../../store/index.ts";
import type { Suggestions, SuggestRequest } from "./suggestFilms.ts";

/** While films change, a list is recomputed after this long; at once when the person marks a film. */
const REUSED_MS = 20_000;
/** A person has one or two lists: as ranked, and with exploration. */
const MAX_LISTS = 40;

interface Kept {
  readonly suggestions: Suggestions;
  readonly marks: string;
  readonly change: number;
  readonly reusedUntil: number;
}

/**
 * Keeps a person's suggestions until that person marks a film, another model or community serves, or films change.
 * @param communityRevision changes with the downloaded communities
 * @param filmChange number of the library's latest change (`filmChanges`)
 */
export function cacheSuggestions(
  store: Pick<Store, "sql">,
  suggest: (request: SuggestRequest) => Suggestions,
  filmChange: () => number,
  communityRevision: () => string,
): (request: SuggestRequest) => Suggestions {
  const lists = new LRUCache<string, Kept>({ max: MAX_LISTS });
  return (request) => {
    const { userKey, serving, exploration } = request;
    const key = JSON.stringify([userKey, serving?.version ?? null, exploration, communityRevision()]);
    const marks = marksOf(store, userKey);
    const change = filmChange();
    const kept = lists.get(key);
    if (kept?.marks === marks && (kept.change === change || performance.now() < kept.reusedUntil))
      return kept.suggestions;
    const suggestions = suggest(request);
    lists.set(key, { suggestions, marks, change, reusedUntil: performance.now() + REUSED_MS });
    return suggestions;
  };
}

/** Changes when the user rates, watches or dismisses a film or undoes that, because each adds or removes a row. */
function marksOf({ sql }: Pick<Store, "sql">, user: number): string {
  const row = sql<{ marks: string }>(`
    SELECT json_array(
      (SELECT count(*) || ' ' || coalesce(max(id), 0)
       FROM rating_layer WHERE user = :user AND superseded_at IS NULL),
      (SELECT count(*) || ' ' || coalesce(max(id), 0)
       FROM watch_layer WHERE user = :user AND superseded_at IS NULL),
      (SELECT count(*) || ' ' || coalesce(max(since), 0) || ' ' || count(less_like) || ' ' || coalesce(sum(film * less_like), 0)
       FROM not_for_me WHERE user = :user)) AS marks`).get({ user });
  return row?.marks ?? "";
}
