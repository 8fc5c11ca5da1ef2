import type { FilmCard, Language } from "../../contract/index.ts";
import { LIKED_FROM } from "../../contract/ratings.ts";
import type { Library } from "../../library/index.ts";
import type { FilmVectors } from "../household/filmVectors.ts";
import type { HouseholdRating } from "../household/rankHousehold.ts";
import { listCoherence } from "./listCoherence.ts";
import { decodePosition, encodePosition } from "./pageCursor.ts";
import type { PageFigures } from "./pageFigures.ts";
import { type PersonalItem, toPersonalItems } from "./personalItem.ts";
import { popularItems } from "./popularItems.ts";
import { MIN_RATINGS_FOR_MODEL, type ServingListModel } from "./ranking.ts";
import type { Suggestions, SuggestRequest } from "./suggestFilms.ts";

export interface PersonalPageParts {
  readonly library: Library;
  suggest(request: SuggestRequest): Suggestions;
  libraryVectors(): FilmVectors;
  readonly figures: PageFigures;
}

export interface PersonalPageRequest {
  readonly userKey: number;
  readonly serving: ServingListModel | null;
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Share of ranks for films of the long tail, 0 to 1. */
  readonly exploration: number;
  readonly language: Language;
}

export interface PersonalPage {
  readonly items: (PersonalItem & { readonly backdrop: FilmCard["poster"] })[];
  readonly nextCursor: string | null;
  readonly total: number;
  readonly model: { readonly version: number; readonly kind: string } | null;
  /** Nothing of it is personal. */
  readonly coldStart: boolean;
  /** Of a personal first page, for the metrics; see `listCoherence`. */
  readonly coherence: number | null;
  /** Ratings that are missing until the list is personal. */
  readonly ratingsMissing: number;
}

/** A page with its entry in the prediction log. */
export interface LoggedPage {
  readonly page: PersonalPage;
  /** Null for a later page, which is not logged. */
  readonly logged: { readonly films: readonly number[]; readonly scores: readonly number[] } | null;
}

/** Liked films that a list is compared with, at most. */
const MAX_COMPARED = 100;

/**
 * UC5: films of the library for one person, each with the reason why it is there. First those that the model ranks, then
 * those that it does not know but that share traits with what the person likes, then what is popular.
 * @throws BadCursor
 */
export function personalPage(parts: PersonalPageParts, request: PersonalPageRequest): LoggedPage {
  const { library, suggest, figures } = parts;
  const { userKey, limit, language } = request;
  const { offset, popularCursor } = decodePosition(request.cursor);
  const suggestions = suggest({ userKey, serving: request.serving, exploration: request.exploration });
  const { films: personal, ranking, rankedCount } = suggestions;
  const shown = toPersonalItems(personal.slice(offset, offset + limit), { library, userKey, language });
  const excluded = new Set(personal.map(({ film }) => film));
  const popularLimit = limit - shown.length;
  const popularFrom = (most: number) =>
    popularItems(library, { userKey, limit: most, cursor: popularCursor, excluded, language });
  const isAmongPersonal = popularLimit <= 0 && popularCursor === "";
  const popular = isAmongPersonal ? figures.end(suggestions, () => popularFrom(0)) : popularFrom(popularLimit);
  const items = [...shown, ...popular.items];
  const coldStart = personal.length === 0;
  const isFirst = offset === 0;
  const nextOffset = Math.min(personal.length, offset + limit);
  const hasMore = nextOffset < personal.length || popular.nextCursor !== null;
  const next = { offset: nextOffset, popularCursor: popular.nextCursor ?? popularCursor };
  const backdrops = library.artwork.backdropsOf(filmIdsOf(items));
  const page = {
    items: items.map((item) => ({ ...item, backdrop: backdrops.get(item.film.id) ?? null })),
    nextCursor: hasMore ? encodePosition(next) : null,
    total: popular.total,
    model: ranking && { version: ranking.version, kind: ranking.kind },
    coldStart,
    coherence:
      isFirst && !coldStart
        ? figures.coherence(suggestions, items, () => coherenceWith(parts, userKey, suggestions.ratings, items))
        : null,
    ratingsMissing: Math.max(0, MIN_RATINGS_FOR_MODEL - suggestions.ratingCount),
  };
  const scores = personal.slice(0, Math.min(limit, rankedCount)).map(({ score }) => score);
  return { page, logged: isFirst ? { films: filmIdsOf(items), scores } : null };
}

const filmIdsOf = (items: readonly PersonalItem[]): number[] => items.map(({ film }) => film.id);

function coherenceWith(
  { library, libraryVectors }: Pick<PersonalPageParts, "library" | "libraryVectors">,
  userKey: number,
  ratings: readonly HouseholdRating[],
  items: readonly PersonalItem[],
): number | null {
  const liked = ratings.filter(({ value }) => value >= LIKED_FROM).slice(-MAX_COMPARED);
  return listCoherence(libraryVectors(), {
    liked: liked.map(({ film }) => film),
    listed: filmIdsOf(items),
    excluded: new Set(library.marks.knownFilms(userKey)),
  });
}
