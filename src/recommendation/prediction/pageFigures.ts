import type { PersonalItem } from "./personalItem.ts";
import type { PopularPage } from "./popularItems.ts";
import type { Suggestions } from "./suggestFilms.ts";

/**
 * What a page of suggestions says besides its films, and what costs a pass over the library: worked out once, and kept
 * as long as the suggestions are.
 */
export interface PageFigures {
  /** See `listCoherence`. */
  coherence(suggestions: Suggestions, items: readonly PersonalItem[], compute: () => number | null): number | null;
  /** Whether popular films come after the suggestions, and how many films there are in all. */
  end(suggestions: Suggestions, compute: () => PopularPage): PopularPage;
}

export function createPageFigures(): PageFigures {
  const coherences = new WeakMap<Suggestions, Map<string, number | null>>();
  const ends = new WeakMap<Suggestions, PopularPage>();
  return {
    coherence(suggestions, items, compute) {
      const known = coherences.get(suggestions) ?? new Map<string, number | null>();
      coherences.set(suggestions, known);
      // A first page may be of any length.
      const key = items.map(({ film }) => film.id).join(" ");
      const found = known.has(key) ? (known.get(key) ?? null) : compute();
      known.set(key, found);
      return found;
    },
    end(suggestions, compute) {
      const found = ends.get(suggestions) ?? compute();
      ends.set(suggestions, found);
      return found;
    },
  };
}
