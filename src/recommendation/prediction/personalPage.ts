import type { FilmCard, Language } from "../../contract/index.ts";
import { LIKED_FROM } from "../../contract/ratings.ts";
import type { Library } from "../../library/index.ts";
import { translate } from "../../messages/index.ts";
import { decodeCursor, encodeCursor } from "../../paging/index.ts";
import type { RatingRecords } from "../data/ratingRecords.ts";
import { coherenceOf } from "./coherence.ts";
import { contentNeighbours } from "./contentNeighbours.ts";
import { type createRanking, type Ranking, WARM_FROM } from "./predict.ts";
import type { predictionLog } from "./predictionLog.ts";

export interface PersonalPageParts {
  readonly records: RatingRecords;
  readonly library: Library;
  readonly rank: ReturnType<typeof createRanking>;
  readonly log: ReturnType<typeof predictionLog>;
}

interface Item {
  readonly film: FilmCard;
  readonly score: number;
  readonly reason: { readonly kind: string; readonly text: string; readonly filmIds: number[] };
}

/** A film of the library before it is shown, with the films that speak for it. */
interface Suggested {
  readonly film: number;
  readonly score: number;
  readonly because: readonly (number | string)[];
}

/** So many are ranked for a person; who scrolls further is shown what is popular. */
const MOST_RANKED = 200;
/** Films that may come forward when others are moved back. */
const MOVED = 20;
const NOWHERE = "";
/** Liked films that a list is compared with. */
const MOST_COMPARED = 100;

/**
 * UC5: films of the library for one person, page by page, each with the reason why it is there. First those that the
 * model ranks, then those that it does not know but that are made of what the person likes, then what is popular.
 */
export function createPersonalPage({ records, library, rank, log }: PersonalPageParts) {
  return async (
    user: { readonly key: number; readonly userId: string },
    { limit, cursor, adventure }: { readonly limit: number; readonly cursor?: string; readonly adventure: number },
    language: Language,
    signal: AbortSignal,
  ) => {
    const start = performance.now();
    const [offset, after] = placeOf(cursor);
    const history = records.historyOf(user.key);
    const rated = library.ratingsOf(user.key);
    // A film that no model was told of is known here all the same.
    const told = Math.max(history.length, rated.length);
    const owned = records.libraryFilms();
    const known = new Set(library.knownFilms(user.key));
    const among = [...owned].filter(([, film]) => !known.has(film)).map(([rated]) => rated);
    const explained = offset + limit + MOVED;
    const ranking = await rank(history, { among, without: [], limit: MOST_RANKED, explained, adventure, signal });
    const ranked = toItems(byModel(ranking, owned), user.key, language, "because_you_liked");
    const taken = new Set(ranked.map(({ film }) => film.id));
    const alike = told < WARM_FROM ? [] : byContent(rated, new Set([...known, ...taken]));
    const personal = [...ranked, ...toItems(alike, user.key, language, "alike")];
    const shown = personal.slice(offset, offset + limit);
    const rest = popularItems(
      user.key,
      limit - shown.length,
      after,
      new Set(personal.map(({ film }) => film.id)),
      language,
    );
    const items = [...shown, ...rest.items];
    const isCold = personal.length === 0;
    if (offset === 0) {
      const films = items.map(({ film }) => film.id);
      const latencyMs = performance.now() - start;
      const scores = ranked.slice(0, limit).map(({ score }) => score);
      log.record({ userId: user.userId, version: ranking?.version ?? null, isCold, films, scores, latencyMs });
    }
    const coherence = offset === 0 && !isCold ? coherenceWith(rated, items, user.key) : null;
    const nextOffset = offset + shown.length;
    const hasMore = nextOffset < personal.length || rest.next !== null;
    const backdrops = library.backdropsOf(items.map(({ film }) => film.id));
    return {
      items: items.map((item) => ({ ...item, backdrop: backdrops.get(item.film.id) ?? null })),
      nextCursor: hasMore ? encodeCursor("for-you", [nextOffset, rest.next ?? after]) : null,
      total: rest.total,
      model: ranking && { version: ranking.version, kind: ranking.kind },
      coldStart: isCold,
      /** Of a personal first page, for the metrics; see `coherenceOf`. */
      coherence,
      ratingsMissing: Math.max(0, WARM_FROM - told),
    };
  };

  function coherenceWith(
    rated: readonly { readonly film: number; readonly value: number }[],
    items: readonly Item[],
    userKey: number,
  ): number | null {
    const liked = rated.filter(({ value }) => value >= LIKED_FROM).slice(-MOST_COMPARED);
    const cards = library.cardsOf(
      userKey,
      liked.map(({ film }) => film),
    );
    return coherenceOf(
      [...cards.values()].map(({ genres }) => genres),
      items.map(({ film }) => film.genres),
    );
  }

  function byModel(ranking: Ranking | null, owned: ReadonlyMap<number, number>): Suggested[] {
    if (!ranking) return [];
    const titles = records.titlesOf(ranking.films.flatMap(({ because }) => because));
    return ranking.films.map(({ film, score, because }) => ({
      film: owned.get(film) ?? 0,
      score,
      // As the library calls it; what is not in it goes by the name of its set.
      because: because.flatMap((reason) => owned.get(reason) ?? titles.get(reason)?.title ?? []),
    }));
  }

  function byContent(rated: Parameters<typeof contentNeighbours>[1], without: ReadonlySet<number>): Suggested[] {
    return contentNeighbours(library, rated, library.size()).filter(({ film }) => !without.has(film));
  }

  function toItems(
    suggested: readonly Suggested[],
    userKey: number,
    language: Language,
    kind: "because_you_liked" | "alike",
  ): Item[] {
    const ids = suggested.flatMap(({ film, because }) => [film, ...because.filter((one) => typeof one === "number")]);
    const cards = library.cardsOf(userKey, ids);
    return suggested.flatMap(({ film, score, because }) => {
      const card = cards.get(film);
      if (!card) return [];
      const names = because.flatMap((one) => (typeof one === "string" ? one : (cards.get(one)?.title ?? [])));
      const filmIds = because.filter((one) => typeof one === "number");
      return [
        {
          film: card,
          score,
          reason: { kind: names.length === 0 ? "taste" : kind, text: textOf(names, language, kind), filmIds },
        },
      ];
    });
  }

  function popularItems(user: number, limit: number, after: string, without: ReadonlySet<number>, language: Language) {
    const query = { limit: Math.max(1, limit), ...(after === NOWHERE ? {} : { cursor: after }) };
    const { items, nextCursor, total } = library.popularFilms(user, query);
    // The place to go on from is asked for even where nothing of it is shown yet.
    if (limit <= 0) return { items: [], next: after === NOWHERE && items.length > 0 ? NOWHERE : null, total };
    const shown = items
      .filter(({ film }) => !without.has(film.id))
      .map(({ film, score }): Item => {
        const kind = film.state === "identified" ? "popular" : "unseen";
        return { film, score, reason: { kind, text: translate(language, `reason_${kind}`), filmIds: [] } };
      });
    return { items: shown, next: nextCursor, total };
  }
}

function textOf([film, other]: readonly string[], language: Language, kind: "because_you_liked" | "alike"): string {
  if (film === undefined) return translate(language, "reason_taste");
  if (kind === "alike") return translate(language, "reason_alike", { film });
  return other === undefined
    ? translate(language, "reason_liked", { film })
    : translate(language, "reason_liked_both", { film, other });
}

/** How far in the personal films, and in the popular ones behind them. @throws BadCursor */
function placeOf(cursor: string | undefined): [offset: number, after: string] {
  if (cursor === undefined) return [0, NOWHERE];
  const [offset, after] = decodeCursor("for-you", cursor, 2);
  return [Math.max(0, Number(offset) || 0), typeof after === "string" ? after : NOWHERE];
}
