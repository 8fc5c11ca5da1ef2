/**
 * What is known of each film and who stated it. In: facts of providers, files and people. Out: the value to show of each
 * field, and the film's row that lists and sorting read. Writing functions expect to be inside a transaction.
 */
import type { Language, Locale } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { SearchIndex } from "../search/index.ts";
import { createAlternativeTitles } from "./alternativeTitles.ts";
import { createFilmFacts, type FilmFacts } from "./filmFacts.ts";
import { refreshFilmRow } from "./refreshFilmRow.ts";

export { appliesIn, chooseFacts, type Fact, isEmpty, ORIGINS, type Origin, type ResolvedFact } from "./chooseFacts.ts";
export type { EditedCredit } from "./editedCredits.ts";
export { changeTags, readTagEdit, storedTagEdit, tagEditOf, tagsOf } from "./editedTags.ts";
export type { ProviderFact } from "./filmFacts.ts";
export { localisedGenres } from "./localisedGenres.ts";
export { releaseIn } from "./releaseIn.ts";
export { collectionOf, readCollection, type ShownCollection } from "./shownSets.ts";

export interface LibraryFacts extends FilmFacts {
  /** Writes what lists show of the film from its facts. Doing it twice changes nothing. */
  refreshFilmRow(filmId: number, language?: Language | Locale): void;
  /**
   * Refreshes the rows of up to `limit` films whose number is above `after`, in the language that films are shown in.
   * @returns the number of the last film refreshed; null when there was none
   */
  relocalise(after: number, limit: number): number | null;
  /**
   * Sets the film's sort title, which takes precedence over its NFO and the article rules.
   * @param sortTitle null restores the default
   */
  setSortTitle(filmId: number, sortTitle: string | null): void;
  /** The highest number of a film; 0 where there is none. */
  lastFilmId(): number;
  /** @param isComplete titles that this origin stated before and no longer does are removed */
  recordAlternativeTitles(filmId: number, origin: string, titles: readonly string[], isComplete: boolean): void;
  /** Share of the wanted fields that is filled, 0 to 1; null where there is no such film. */
  completenessOf(filmId: number): number | null;
}

export interface LibraryFactsParts {
  readonly store: Store;
  readonly searchIndex: SearchIndex;
  readonly clock: Clock;
  /** The language that films are shown in. */
  readonly language: () => Language | Locale;
}

export function createLibraryFacts({ store, searchIndex, clock, language }: LibraryFactsParts): LibraryFacts {
  const { sql, writeDurable, writeRelaxed } = store;
  const facts = createFilmFacts(store, clock);
  const alternativeTitles = createAlternativeTitles(store);
  const refresh = (filmId: number, shownIn = language()): void =>
    refreshFilmRow({ store, facts, searchIndex, clock }, filmId, shownIn);

  return {
    ...facts,
    refreshFilmRow: refresh,

    relocalise: (after, limit) =>
      writeRelaxed(() => {
        const ids = sql<{ id: number }>("SELECT id FROM film WHERE id > :after ORDER BY id LIMIT :limit").all({
          after,
          limit,
        });
        for (const { id } of ids) refresh(id);
        return ids.at(-1)?.id ?? null;
      }),

    setSortTitle: (filmId, sortTitle) =>
      writeDurable(() => {
        const stated = sortTitle === null ? [] : [{ field: "sortTitle", language: null, value: sortTitle }];
        facts.replace(filmId, "hand", stated, clock.now(), ({ field }) => field !== "sortTitle");
        refresh(filmId);
      }),

    lastFilmId: () => sql<{ id: number | null }>("SELECT max(id) AS id FROM film").get()?.id ?? 0,

    recordAlternativeTitles(filmId, origin, titles, isComplete) {
      if (isComplete) alternativeTitles.replace(filmId, origin, titles);
      else alternativeTitles.add(filmId, origin, titles);
    },

    completenessOf: (filmId) =>
      sql<{ completeness: number }>("SELECT completeness FROM film WHERE id = :filmId").get({ filmId })?.completeness ??
      null,
  };
}
