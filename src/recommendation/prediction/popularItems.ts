import type { Language } from "../../contract/index.ts";
import type { Library } from "../../library/index.ts";
import { translate } from "../../messages/index.ts";
import type { PersonalItem } from "./personalItem.ts";

export interface PopularRequest {
  readonly userKey: number;
  /** 0 asks only whether there are any. */
  readonly limit: number;
  /** Empty for the first page. */
  readonly cursor: string;
  /** Films that are in the list already. */
  readonly excluded: ReadonlySet<number>;
  readonly language: Language;
}

export interface PopularPage {
  readonly items: readonly PersonalItem[];
  /** Null after the last page; empty where nothing of the first page was given yet. */
  readonly nextCursor: string | null;
  readonly total: number;
}

/** What is popular, for the end of a personal list and for people whose list is not personal yet. */
export function popularItems(
  library: Library,
  { userKey, limit, cursor, excluded, language }: PopularRequest,
): PopularPage {
  const query = { limit: Math.max(1, limit), ...(cursor === "" ? {} : { cursor }) };
  const { items, nextCursor, total } = library.discovery.popular(userKey, query);
  if (limit <= 0) return { items: [], nextCursor: cursor === "" && items.length > 0 ? "" : null, total };
  const shown = items
    .filter(({ film }) => !excluded.has(film.id))
    .map(({ film, score }): PersonalItem => {
      const kind = film.state === "identified" ? "popular" : "unseen";
      return { film, score, reason: { kind, text: translate(language, `reason_${kind}`), filmIds: [] } };
    });
  return { items: shown, nextCursor, total };
}
