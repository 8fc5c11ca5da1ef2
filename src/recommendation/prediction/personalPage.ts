import type { FilmCard, Language } from "../../contract/index.ts";
import { LIKED_FROM } from "../../contract/ratings.ts";
import type { Library } from "../../library/index.ts";
import type { ContentRating } from "../content/recommendByContent.ts";
import { genreCoherence } from "./genreCoherence.ts";
import { decodePosition, encodePosition } from "./pageCursor.ts";
import type { PersonalItem } from "./personalItem.ts";
import { popularItems } from "./popularItems.ts";
import type { PredictionLog } from "./predictionLog.ts";
import { MIN_RATINGS_FOR_MODEL } from "./ranking.ts";
import { type SuggestParts, suggestFilms } from "./suggestFilms.ts";

export interface PersonalPageParts extends SuggestParts {
  readonly log: PredictionLog;
}

export interface PersonalPageUser {
  readonly key: number;
  readonly userId: string;
}

export interface PersonalPageQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Share of ranks for films of the long tail, 0 to 1. */
  readonly exploration: number;
}

export interface PersonalPage {
  readonly items: (PersonalItem & { readonly backdrop: FilmCard["poster"] })[];
  readonly nextCursor: string | null;
  readonly total: number;
  readonly model: { readonly version: number; readonly kind: string } | null;
  /** Nothing of it is personal. */
  readonly coldStart: boolean;
  /** Of a personal first page, for the metrics; see `genreCoherence`. */
  readonly coherence: number | null;
  /** Ratings that are missing until the list is personal. */
  readonly ratingsMissing: number;
}

/** UC5: the list of one person, page by page. */
export type PersonalPageReader = (
  user: PersonalPageUser,
  query: PersonalPageQuery,
  language: Language,
  signal: AbortSignal,
) => Promise<PersonalPage>;

/** Films beyond the page that are given reasons too, since diversity may move them into it. */
const EXPLAINED_BEYOND_PAGE = 20;
/** Liked films that a list is compared with, at most. */
const MAX_COMPARED = 100;

/**
 * Films of the library for one person, each with the reason why it is there. First those that the model ranks, then
 * those that it does not know but that share traits with what the person likes, then what is popular.
 */
export function createPersonalPage(parts: PersonalPageParts): PersonalPageReader {
  const { library, log } = parts;
  return async ({ key: userKey, userId }, { limit, cursor, exploration }, language, signal) => {
    const startedAt = performance.now();
    const { offset, popularCursor } = decodePosition(cursor);
    const explainedCount = offset + limit + EXPLAINED_BEYOND_PAGE;
    const suggestions = await suggestFilms(parts, { userKey, explainedCount, exploration, language, signal });
    const { items: personal, ranking } = suggestions;
    const shown = personal.slice(offset, offset + limit);
    const excluded = new Set(filmIdsOf(personal));
    const popularLimit = limit - shown.length;
    const popular = popularItems(library, { userKey, limit: popularLimit, cursor: popularCursor, excluded, language });
    const items = [...shown, ...popular.items];
    const coldStart = personal.length === 0;
    const isFirst = offset === 0;
    if (isFirst) {
      log.record({
        userId,
        version: ranking?.version ?? null,
        isCold: coldStart,
        films: filmIdsOf(items),
        scores: suggestions.ranked.slice(0, limit).map(({ score }) => score),
        latencyMs: performance.now() - startedAt,
      });
    }
    const nextOffset = offset + shown.length;
    const hasMore = nextOffset < personal.length || popular.nextCursor !== null;
    const next = { offset: nextOffset, popularCursor: popular.nextCursor ?? popularCursor };
    const backdrops = library.artwork.backdropsOf(filmIdsOf(items));
    return {
      items: items.map((item) => ({ ...item, backdrop: backdrops.get(item.film.id) ?? null })),
      nextCursor: hasMore ? encodePosition(next) : null,
      total: popular.total,
      model: ranking && { version: ranking.version, kind: ranking.kind },
      coldStart,
      coherence: isFirst && !coldStart ? coherenceWith(library, userKey, suggestions.ratings, items) : null,
      ratingsMissing: Math.max(0, MIN_RATINGS_FOR_MODEL - suggestions.ratingCount),
    };
  };
}

const filmIdsOf = (items: readonly PersonalItem[]): number[] => items.map(({ film }) => film.id);

function coherenceWith(
  library: Library,
  userKey: number,
  ratings: readonly ContentRating[],
  items: readonly PersonalItem[],
): number | null {
  const liked = ratings.filter(({ value }) => value >= LIKED_FROM).slice(-MAX_COMPARED);
  const cards = library.films.cardsOf(
    userKey,
    liked.map(({ film }) => film),
  );
  return genreCoherence(
    [...cards.values()].map(({ genres }) => genres),
    items.map(({ film }) => film.genres),
  );
}
