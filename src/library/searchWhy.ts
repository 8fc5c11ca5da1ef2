import type { FilmCard } from "../contract/index.ts";
import type { Store } from "../store/index.ts";
import type { FilmSearch } from "./filmSearch.ts";
import { foldText } from "./foldText.ts";

/** What of a film answers the words: a title, who made it, or only something that is written much alike. */
export interface Why {
  readonly kind: "title" | "otherTitle" | "person" | "alike";
  readonly text: string;
}

interface Text {
  readonly kind: Why["kind"];
  readonly text: string;
}

/** A few best answers for a box that one types in, each with what it answers by. */
export function searchWhy(
  { sql }: Store,
  search: FilmSearch,
  cardsOf: (user: number, ids: readonly number[]) => Map<number, FilmCard>,
) {
  return {
    quickSearch(user: number, words: string, limit: number): { film: FilmCard; why: Why }[] {
      const { mode, found } = search.find(words);
      const ids = found.slice(0, limit).map(({ id }) => id);
      const sought = foldText(words).split(" ").filter(Boolean);
      const cards = cardsOf(user, ids);
      return ids.flatMap((id) => {
        const film = cards.get(id);
        if (!film) return [];
        return { film, why: mode === "alike" ? { kind: "alike", text: film.title } : whyOf(film, sought) };
      });
    },
  };

  function whyOf(film: FilmCard, sought: readonly string[]): Why {
    const texts = textsOf(film);
    const held = ({ text }: Text) => {
      const folded = foldText(text);
      return sought.filter((word) => folded.includes(word)).length;
    };
    // Of texts that hold as many words, the first: a title before a person.
    return texts.reduce((best, one) => (held(one) > held(best) ? one : best), texts[0]!);
  }

  function textsOf(film: FilmCard): Text[] {
    const others = sql<{ text: string }>(`
      SELECT DISTINCT title AS text FROM alternative_title WHERE film = :id AND title <> :title`).all({
      id: film.id,
      title: film.title,
    });
    const people = sql<{ text: string }>(`
      SELECT DISTINCT person.name AS text FROM credit JOIN person ON person.id = credit.person
      WHERE credit.film = :id`).all({ id: film.id });
    return [
      { kind: "title", text: film.title },
      ...(film.originalTitle === null ? [] : [{ kind: "otherTitle" as const, text: film.originalTitle }]),
      ...others.map(({ text }) => ({ kind: "otherTitle" as const, text })),
      ...people.map(({ text }) => ({ kind: "person" as const, text })),
    ];
  }
}
