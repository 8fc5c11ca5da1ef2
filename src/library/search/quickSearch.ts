import type { FilmCard } from "../../contract/index.ts";
import { parseStoredJson, type Store } from "../../store/index.ts";
import type { FilmSearch } from "./filmSearch.ts";
import { foldText, spellings } from "./foldText.ts";
import { singular } from "./indexTerms.ts";
import { parseQuery } from "./parseQuery.ts";
import { type RequiredSegment, rankedQuery, searchText } from "./searchRank.ts";
import { textsIn } from "./textsIn.ts";
import { isIn, type WordPattern } from "./wordPattern.ts";

/**
 * Why a film matches: its title, another title, a person in its credits, only a similar spelling, a keyword (of its
 * collection or studio, too), its overview, or fields alone, such as its genre and year.
 */
export interface MatchReason {
  readonly kind: "title" | "otherTitle" | "person" | "alike" | "keyword" | "overview" | "field";
  readonly text: string;
}

export interface QuickSearchHit {
  readonly film: FilmCard;
  readonly matchReason: MatchReason;
}

export type CardsById = (user: number, ids: readonly number[]) => Map<number, FilmCard>;

/** Characters shown on each side of the word that an overview was found by. */
const CONTEXT = 40;

/** The best few answers while a person types, each with the reason why it matches. */
export function createQuickSearch({ sql }: Pick<Store, "sql">, search: FilmSearch, cardsOf: CardsById) {
  return (user: number, text: string, limit: number): QuickSearchHit[] => {
    const { mode, hits, used } = search.find(text);
    const ids = hits.slice(0, limit).map(({ id }) => id);
    const parsed = used?.parsed ?? parseQuery(text);
    const required = parsed === null ? [] : rankedQuery(parsed).required;
    const cards = cardsOf(user, ids);
    return ids.flatMap((id) => {
      const film = cards.get(id);
      if (!film) return [];
      return {
        film,
        matchReason: mode === "fuzzy" ? { kind: "alike", text: film.title } : matchReason(film, required),
      };
    });
  };

  function matchReason(film: FilmCard, required: readonly RequiredSegment[]): MatchReason {
    const patterns = required.flatMap((segment) => segment.patterns);
    const countIn = ({ text }: MatchReason) => {
      const folded = searchText(spellings(text));
      return patterns.filter((pattern) => isIn(folded, pattern)).length;
    };
    // Of texts with equally many of the words the first wins: a title before a person.
    const best = namedTexts(film).reduce((one, other) => (countIn(other) > countIn(one) ? other : one));
    if (countIn(best) > 0) return best;
    const words = required.flatMap((one) => (one.segment.reading === null ? one.patterns : []));
    return describedBy(film, words) ?? fieldReason(film);
  }

  /** At least the film's title. */
  function namedTexts({ id, title, originalTitle }: FilmCard): MatchReason[] {
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

  function describedBy({ id }: FilmCard, patterns: readonly WordPattern[]): MatchReason | null {
    const wanted = new Set(patterns.map(({ word }) => singular(word)));
    const facts = sql<{ field: string; value: string }>(`
      SELECT 'keywords' AS field, json_quote(tag) AS value FROM film_tag WHERE film = :id
      UNION ALL
      SELECT 'collection', json_quote(name) FROM film_collection WHERE film = :id
      UNION ALL
      SELECT field, value FROM fact WHERE film = :id AND field IN ('keywords', 'studios')
      UNION ALL
      SELECT field, value FROM fact WHERE film = :id AND field = 'overview'`).all({ id });
    for (const { field, value } of facts) {
      const isOverview = field === "overview";
      for (const text of textsIn(parseStoredJson<unknown>(value))) {
        const found = text.split(/\s+/).find((word) =>
          foldText(word)
            .split(" ")
            .some((one) => wanted.has(singular(one))),
        );
        if (found === undefined) continue;
        return isOverview ? { kind: "overview", text: excerpt(text, found) } : { kind: "keyword", text };
      }
    }
    return null;
  }
}

/** `Horror, Thriller · 1982`. */
function fieldReason({ genres, year }: FilmCard): MatchReason {
  const text = [genres.join(", "), year === null ? "" : String(year)].filter(Boolean).join(" · ");
  return { kind: "field", text };
}

function excerpt(text: string, word: string): string {
  const at = text.indexOf(word);
  const from = Math.max(0, at - CONTEXT);
  const to = Math.min(text.length, at + word.length + CONTEXT);
  return `${from > 0 ? "…" : ""}${text.slice(from, to).trim()}${to < text.length ? "…" : ""}`;
}
