import { parseStoredJson, type Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { type FilmIds, filmExists } from "../filmRecord/index.ts";
import type { SearchIndex } from "../search/index.ts";
import type { CopiedContent, FilmContent } from "./filmContent.ts";
import type { MovedManualData } from "./moveManualData.ts";
import type { MovedUserData } from "./moveUserData.ts";

/** What was moved to the film that stays when two became one. Stored as JSON. */
export interface MovedData {
  readonly userData: MovedUserData;
  /** Manual data; the name is that of stored rows. */
  readonly handWork: MovedManualData;
  readonly copied: CopiedContent;
  /** Images of the film that stays, before it took over missing ones. */
  readonly pictures: { readonly poster: number | null; readonly backdrop: number | null };
}

/** Why a film left the library, and what it was merged into. */
export interface Removal {
  readonly reason: "no_files" | "same_film";
  readonly mergedInto: number | null;
  readonly moved: MovedData | null;
}

export interface StoredRemoval extends Removal {
  /** Null for films whose data is no longer stored. */
  readonly content: FilmContent | null;
}

interface Row {
  merged_into: number | null;
  reason: Removal["reason"];
  content: string | null;
  moved: string | null;
}

/**
 * Films that left the library. Each is stored whole in a separate table, so that no list, count or search includes it,
 * and is restored under its number when a file is bound to it again or an undo asks for it. Expects to be inside a
 * transaction.
 */
export class RemovedFilms {
  readonly #sql: Store["sql"];
  readonly #searchIndex: SearchIndex;
  readonly #clock: Clock;

  constructor({ sql }: Pick<Store, "sql">, searchIndex: SearchIndex, clock: Clock) {
    this.#sql = sql;
    this.#searchIndex = searchIndex;
    this.#clock = clock;
  }

  /** The film that a number means today: itself, or the one it was merged into; null where neither is there. */
  currentFilm(filmId: number): number | null {
    if (filmExists({ sql: this.#sql }, filmId)) return filmId;
    const mergedInto = this.#rowOf(filmId)?.merged_into ?? null;
    return mergedInto === null ? null : this.currentFilm(mergedInto);
  }

  /** Follows merges of films that turned out to be the same; a film that was not merged is returned as it is. */
  mergeTarget(filmId: number): number | null {
    const row = this.#rowOf(filmId);
    if (row?.reason !== "same_film") return filmId;
    return row.merged_into === null ? null : this.mergeTarget(row.merged_into);
  }

  /** A number that no film has or had, and that no journal entry names. */
  nextId(): number {
    const row = this.#sql<{ last: number }>(`
      SELECT max(coalesce((SELECT max(id) FROM film), 0),
                 coalesce((SELECT max(id) FROM removed_film), 0),
                 coalesce((SELECT max(film) FROM journal_film), 0),
                 coalesce((SELECT max(film) FROM journal WHERE film IS NOT NULL), 0)) AS last`).get();
    return 1 + (row?.last ?? 0);
  }

  /** @param content the film's rows as they are to be restored */
  remove(filmId: number, content: FilmContent, { reason, mergedInto, moved }: Removal): void {
    this.#sql(`
      INSERT INTO removed_film (id, merged_into, reason, removed_at, tmdb_id, imdb_id, wikidata_id, poster, backdrop,
                                content, moved)
      SELECT id, :mergedInto, :reason, :now, tmdb_id, imdb_id, wikidata_id, poster, backdrop, :content, :moved
      FROM film
      WHERE id = :filmId`).run({
      filmId,
      mergedInto,
      reason,
      now: this.#clock.now(),
      content: JSON.stringify(content),
      moved: moved && JSON.stringify(moved),
    });
    this.#searchIndex.remove(filmId);
    this.#detachExtras(filmId);
    this.#sql("DELETE FROM film WHERE id = :filmId").run({ filmId });
  }

  /** The removed film with the most reliable of these ids, unless it was merged. */
  withIds({ tmdb = null, wikidata = null, imdb = null }: FilmIds): number | null {
    const row = this.#sql<{ id: number }>(`
      SELECT id
      FROM removed_film
      WHERE content IS NOT NULL AND merged_into IS NULL
        AND (tmdb_id = :tmdb
             OR (wikidata_id = :wikidata AND coalesce(tmdb_id = :tmdb, 1))
             OR (imdb_id = :imdb AND coalesce(tmdb_id = :tmdb, 1) AND coalesce(wikidata_id = :wikidata, 1)))
      ORDER BY coalesce(tmdb_id = :tmdb, 0) DESC, coalesce(wikidata_id = :wikidata, 0) DESC, id DESC
      LIMIT 1`);
    return row.get({ tmdb, wikidata, imdb })?.id ?? null;
  }

  /** How the film left; null for one that is in the library or never was. */
  removalOf(filmId: number): StoredRemoval | null {
    const row = this.#rowOf(filmId);
    if (!row) return null;
    // Both columns hold what `remove` wrote.
    const content = row.content === null ? null : parseStoredJson<FilmContent>(row.content);
    const moved = row.moved === null ? null : parseStoredJson<MovedData>(row.moved);
    return { reason: row.reason, mergedInto: row.merged_into, moved, content };
  }

  /** The film is restored: it is no longer among the removed ones. */
  forget(filmId: number): void {
    this.#sql("DELETE FROM removed_film WHERE id = :filmId").run({ filmId });
  }

  /** Extras belong to no film until identification finds the film of the copies next to them. */
  #detachExtras(filmId: number): void {
    this.#sql(`
      UPDATE file
      SET film = NULL,
          error_code = CASE state WHEN 'matched' THEN 'extra' ELSE error_code END,
          state = CASE state WHEN 'matched' THEN 'unmatched' ELSE state END
      WHERE film = :filmId`).run({ filmId });
  }

  #rowOf(filmId: number): Row | null {
    const row = this.#sql<Row>("SELECT merged_into, reason, content, moved FROM removed_film WHERE id = :filmId");
    return row.get({ filmId }) ?? null;
  }
}
