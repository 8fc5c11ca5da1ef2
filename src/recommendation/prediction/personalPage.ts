import type { Language } from "../../contract/index.ts";
import { decodeCursor, encodeCursor, type Library } from "../../library/index.ts";
import { say } from "../../words/index.ts";
import type { RatingRecords } from "../data/ratingRecords.ts";
import type { Registry } from "../registry/versions.ts";
import { type createRanking, type Ranking, WARM_FROM } from "./predict.ts";
import type { predictionLog } from "./predictionLog.ts";

export interface PersonalPageParts {
  readonly records: RatingRecords;
  readonly registry: Registry;
  readonly library: Library;
  readonly rank: ReturnType<typeof createRanking>;
  readonly log: ReturnType<typeof predictionLog>;
}

/** So many are ranked for a person; who scrolls further is shown what is popular. */
const MOST_RANKED = 200;
/** Films that may come forward when others are moved back. */
const MOVED = 20;
const NOWHERE = "";

/** UC5: films of the library for one person, page by page, each with the reason why it is there. */
export function createPersonalPage({ records, library, rank, log }: PersonalPageParts) {
  return async (
    user: { readonly key: number; readonly userId: string },
    { limit, cursor }: { readonly limit: number; readonly cursor?: string },
    language: Language,
    signal: AbortSignal,
  ) => {
    const start = performance.now();
    const [offset, after] = placeOf(cursor);
    const owned = records.libraryFilms();
    const known = new Set(library.knownFilms(user.key));
    const among = [...owned].filter(([, film]) => !known.has(film)).map(([rated]) => rated);
    const history = records.historyOf(user.key);
    const ranking = await rank(history, {
      among,
      without: [],
      limit: MOST_RANKED,
      explained: offset + limit + MOVED,
      signal,
    });
    const ranked = rankedItems(ranking, owned, user.key, language);
    const personal = ranked.slice(offset, offset + limit);
    const more = popularItems(
      user.key,
      limit - personal.length,
      after,
      new Set(ranked.map(({ film }) => film.id)),
      language,
    );
    const items = [...personal, ...more.items];
    const nextOffset = offset + personal.length;
    const hasMore = nextOffset < ranked.length || more.next !== null;
    if (offset === 0)
      log.record({
        userId: user.userId,
        version: ranking?.version ?? null,
        isCold: ranking === null,
        films: items.map(({ film }) => film.id),
        latencyMs: performance.now() - start,
      });
    return {
      items,
      nextCursor: hasMore ? encodeCursor("for-you", [nextOffset, more.next ?? after]) : null,
      total: more.total,
      model: ranking && { version: ranking.version, kind: ranking.kind },
      coldStart: ranking === null,
      ratingsMissing: Math.max(0, WARM_FROM - history.length),
    };
  };

  function rankedItems(
    ranking: Ranking | null,
    owned: ReadonlyMap<number, number>,
    userKey: number,
    language: Language,
  ) {
    if (!ranking) return [];
    const named = ranking.films.flatMap(({ film, because }) => [film, ...because]);
    const cards = library.cardsOf(
      userKey,
      named.flatMap((film) => owned.get(film) ?? []),
    );
    const titles = records.titlesOf(named);
    // As the library calls it; the set of ratings has names of its own.
    const titleOf = (film: number) => cards.get(owned.get(film) ?? 0)?.title ?? titles.get(film)?.title ?? [];
    return ranking.films.flatMap(({ film, score, because }) => {
      const card = cards.get(owned.get(film) ?? 0);
      if (!card) return [];
      const names = because.flatMap(titleOf);
      const text =
        names.length === 0
          ? say(language, "reason_taste")
          : say(language, names.length === 1 ? "reason_liked" : "reason_liked_both", {
              film: names[0] ?? "",
              other: names[1] ?? "",
            });
      const filmIds = because.flatMap((reason) => owned.get(reason) ?? []);
      return [
        { film: card, score, reason: { kind: names.length === 0 ? "taste" : "because_you_liked", text, filmIds } },
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
      .map(({ film, score }) => {
        const kind = film.state === "identified" ? "popular" : "unseen";
        return { film, score, reason: { kind, text: say(language, `reason_${kind}`), filmIds: [] as number[] } };
      });
    return { items: shown, next: nextCursor, total };
  }
}

/** How far in the ranked films, and in the popular ones behind them. @throws BadCursor */
function placeOf(cursor: string | undefined): [offset: number, after: string] {
  if (cursor === undefined) return [0, NOWHERE];
  const [offset, after] = decodeCursor("for-you", cursor, 2);
  return [Math.max(0, Number(offset) || 0), typeof after === "string" ? after : NOWHERE];
}
