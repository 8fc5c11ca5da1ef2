import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import type { LibraryFacts } from "../facts/index.ts";
import type { FilmState } from "../filmRecord/index.ts";
import type { RemovedFilms } from "../merging/index.ts";
import { identityTitle, type SearchIndex, sortTitle } from "../search/index.ts";

/** A file as its name reads, before any provider is asked. */
export interface ProvisionalFile {
  readonly fileId: number;
  readonly title: string;
  readonly year: number | null;
  readonly edition?: string | undefined;
  readonly part?: number | undefined;
  readonly alternativeTitles: readonly string[];
}

export interface NewFilmParts {
  readonly store: Pick<Store, "sql">;
  readonly facts: LibraryFacts;
  readonly removed: RemovedFilms;
  readonly searchIndex: SearchIndex;
  readonly clock: Clock;
}

/** Rows of new films, and films made of a file's name alone. Expects to be inside a transaction. */
export class ProvisionalFilms {
  readonly #parts: NewFilmParts;

  constructor(parts: NewFilmParts) {
    this.#parts = parts;
  }

  /** Two copies of one title and year share a film; without a year each file gets its own. */
  findOrCreate(file: ProvisionalFile): number {
    return this.#find(file) ?? this.create(file);
  }

  insertRow(state: FilmState, title: string, year: number | null): number {
    const { store, removed, clock } = this.#parts;
    return store
      .sql(`
        INSERT INTO film (id, state, title, sort_title, identity_title, year, added_at, changed_at)
        VALUES (:id, :state, :title, :sortTitle, :identityTitle, :year, :now, :now)`)
      .run({
        id: removed.nextId(),
        state,
        title,
        sortTitle: sortTitle(title),
        identityTitle: identityTitle(title),
        year,
        now: clock.now(),
      }).id;
  }

  /** Also where another film has this title and year. */
  create({ title, year, alternativeTitles }: ProvisionalFile): number {
    const { facts, searchIndex } = this.#parts;
    const filmId = this.insertRow("unidentified", title, year);
    facts.record(filmId, "file", [
      { field: "title", language: null, value: title },
      ...(year === null ? [] : [{ field: "year", language: null, value: year }]),
    ]);
    facts.recordAlternativeTitles(filmId, "file", alternativeTitles, false);
    searchIndex.update(filmId);
    return filmId;
  }

  #find({ title, year }: ProvisionalFile): number | null {
    if (year === null) return null;
    const row = this.#parts.store.sql<{ id: number }>(`
      SELECT id
      FROM film
      WHERE state = 'unidentified' AND identity_title = :identityTitle AND year = :year
      LIMIT 1`);
    return row.get({ identityTitle: identityTitle(title), year })?.id ?? null;
  }
}
