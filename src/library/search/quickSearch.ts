import type { FilmCard } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import type { FilmSearch } from "./filmSearch.ts";
import { foldText } from "./foldText.ts";

/** Why a film matches: its title, another title, a person in its credits, or only a similar spelling. */
export interface MatchReason {
  readonly kind: "title" | "otherTitle" | "person" | "alike";
  readonly text: string;
}

export interface QuickSearchHit {
  readonly film: FilmCard;
  readonly matchReason: MatchReason;
}

export type CardsById = (user: number, ids: readonly number[]) => Map<number, FilmCard>;

/** The best few answers while a person types, each with the reason why it matches. */
export function createQuickSearch({ sql }: Pick<Store, "sql">, search: FilmSearch, cardsOf: CardsById) {
  return (user: number, text: string, limit: number): QuickSearchHit[] => {
    const { mode, hits } = search.find(text);
    const ids = hits.slice(0, limit).map(({ id }) => id);
    const words = foldText(text).split(" ").filter(Boolean);
    const cards = cardsOf(user, ids);
    return ids.flatMap((id) => {
      const film = cards.get(id);
      if (!film) return [];
      return {
        film,
        matchReason: mode === "fuzzy" ? { kind: "alike", text: film.title } : matchReason(film, words),
      };
    });
  };

  function matchReason(film: FilmCard, words: readonly string[]): MatchReason {
    const wordsIn = ({ text }: MatchReason) => {
      const folded = foldText(text);
      return words.filter((word) => folded.includes(word)).length;
    };
    // Of texts with equally many of the words the first wins: a title before a person.
    return searchableTexts(film).reduce((best, one) => (wordsIn(one) > wordsIn(best) ? one : best));
  }

  /** At least the film's title. */
  function searchableTexts({ id, title, originalTitle }: FilmCard): MatchReason[] {
    const others = sql<{ text: string }>(`
      SELECT DISTINCT title AS text FROM alternative_title WHERE film = :id AND title <> :title`).all({ id, title });
    const people = sql<{ text: string }>(`
      SELECT DISTINCT person.name AS text
      FROM credit JOIN person ON person.id = credit.person
      WHERE credit.film = :id`).all({ id });
    const otherTitles = [...(originalTitle === null ? [] : [originalTitle]), ...others.map(({ text }) => text)];
    return [
      { kind: "title", text: title },
      ...otherTitles.map((text) => ({ kind: "otherTitle", text }) as const),
      ...people.map(({ text }) => ({ kind: "person", text }) as const),
    ];
  }
}
