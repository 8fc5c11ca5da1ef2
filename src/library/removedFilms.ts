import type { Store } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import { type CopiedContent, type FilmContent, filmContent } from "./filmContent.ts";
import type { FilmFacts } from "./filmFacts.ts";
import type { FilmIds } from "./filmIds.ts";
import { handWorkMoves, type MovedHandWork } from "./moveHandWork.ts";
import { type MovedUserData, userDataMoves } from "./moveUserData.ts";

/** What went to the film that stays when two became one. */
export interface Moved {
  readonly userData: MovedUserData;
  readonly handWork: MovedHandWork;
  readonly copied: CopiedContent;
  /** Pictures of the film that stays, before it took over what it lacked. */
  readonly pictures: { readonly poster: number | null; readonly backdrop: number | null };
}

export interface Removal {
  readonly reason: "no_files" | "same_film";
  readonly mergedInto: number | null;
  readonly moved: Moved | null;
}

interface Row {
  merged_into: number | null;
  reason: Removal["reason"];
  content: string | null;
  moved: string | null;
}

/**
 * Films that left the library. Each is kept whole beside the films, so that no list, count or search can meet it by
 * mistake, and returns under its number when a file is bound to it again or an undo brings it back. Inside a
 * transaction.
 */
export function removedFilms(
  { sql }: Pick<Store, "sql">,
  facts: FilmFacts,
  clock: Clock,
  onReturned: (filmId: number) => void,
) {
  const content = filmContent({ sql });
  const userData = userDataMoves({ sql });
  const handWork = handWorkMoves({ sql });

  return {
    currentFilm,
    revive,

    /** The film that this one turned out to be; itself where it is one of its own. */
    sameFilm(filmId: number | null): number | null {
      let film = filmId;
      for (
        let row = film === null ? null : rowOf(film);
        row?.reason === "same_film";
        row = film === null ? null : rowOf(film)
      )
        film = row.merged_into;
      return film;
    },

    /** A number that no film has or had, and that the journal does not know. */
    nextId: (): number =>
      1 +
      (sql<{ last: number }>(`
        SELECT max(coalesce((SELECT max(id) FROM film), 0), coalesce((SELECT max(id) FROM removed_film), 0),
                   coalesce((SELECT max(film) FROM journal_film), 0),
                   coalesce((SELECT max(film) FROM journal WHERE film IS NOT NULL), 0)) AS last`).get()?.last ?? 0),

    /** The film's rows as they are now, for `remove`. */
    contentOf: content.read,

    remove(filmId: number, kept: FilmContent, { reason, mergedInto, moved }: Removal): void {
      sql(`
        INSERT INTO removed_film (id, merged_into, reason, removed_at, tmdb_id, imdb_id, wikidata_id, poster, backdrop,
                                  content, moved)
        SELECT id, :mergedInto, :reason, :now, tmdb_id, imdb_id, wikidata_id, poster, backdrop, :content, :moved
        FROM film WHERE id = :filmId`).run({
        filmId,
        mergedInto,
        reason,
        now: clock.now(),
        content: JSON.stringify(kept),
        moved: moved && JSON.stringify(moved),
      });
      facts.forget(filmId);
      // Its extras are without a film until the one its copies went to calls them.
      sql(`
        UPDATE file
        SET film = NULL, error_code = CASE state WHEN 'matched' THEN 'extra' ELSE error_code END,
            state = CASE state WHEN 'matched' THEN 'unmatched' ELSE state END
        WHERE film = :filmId`).run({ filmId });
      sql("DELETE FROM film WHERE id = :filmId").run({ filmId });
    },

    /** The removed film that has the surest of these ids and is part of no other. */
    withIds({ tmdb, wikidata, imdb }: FilmIds): number | null {
      const row = sql<{ id: number }>(`
        SELECT id FROM removed_film
        WHERE content IS NOT NULL AND merged_into IS NULL
          AND (tmdb_id = :tmdb
               OR (wikidata_id = :wikidata AND coalesce(tmdb_id = :tmdb, 1))
               OR (imdb_id = :imdb AND coalesce(tmdb_id = :tmdb, 1) AND coalesce(wikidata_id = :wikidata, 1)))
        ORDER BY coalesce(tmdb_id = :tmdb, 0) DESC, coalesce(wikidata_id = :wikidata, 0) DESC, id DESC
        LIMIT 1`).get({ tmdb: tmdb ?? null, wikidata: wikidata ?? null, imdb: imdb ?? null });
      return row?.id ?? null;
    },

    /** How it left; null for a film that is there or never was. */
    removalOf(filmId: number): Removal | null {
      const row = rowOf(filmId);
      if (!row) return null;
      return { reason: row.reason, mergedInto: row.merged_into, moved: movedOf(row) };
    },
  };

  /** The film that a number means today: itself, or the one it became part of. */
  function currentFilm(filmId: number): number | null {
    if (sql("SELECT 1 FROM film WHERE id = :filmId").get({ filmId })) return filmId;
    const into = rowOf(filmId)?.merged_into ?? null;
    return into === null ? null : currentFilm(into);
  }

  /**
   * Brings a film back as it was when it left, with what people had done on it. One that is the same film as another
   * stays part of that one.
   * @returns the film that the number means now; null when nothing is known of it any more
   */
  function revive(filmId: number, { evenIfMerged = false } = {}): number | null {
    if (sql("SELECT 1 FROM film WHERE id = :filmId").get({ filmId })) return filmId;
    const row = rowOf(filmId);
    if (!row) return null;
    const isPart = row.reason === "same_film" && row.merged_into !== null && !evenIfMerged;
    if (isPart) return revive(row.merged_into ?? 0);
    if (row.content === null) return currentFilm(filmId);

    const kept = JSON.parse(row.content) as FilmContent;
    const into = row.merged_into === null ? null : currentFilm(row.merged_into);
    sql("DELETE FROM removed_film WHERE id = :filmId").run({ filmId });
    content.write(kept, changesSince(kept));
    const moved = movedOf(row);
    if (moved) {
      userData.returnUserData(moved.userData, filmId, into);
      handWork.returnHandWork(moved.handWork, filmId, into);
    }
    facts.index(filmId);
    onReturned(filmId);
    return filmId;
  }

  /** A picture that was cleared away, and an id that another film has by now. */
  function changesSince({ film: [film = {}] = [] }: FilmContent): Record<string, null> {
    const gone = (["poster", "backdrop"] as const).filter(
      (kind) => film[kind] !== null && !sql("SELECT 1 FROM artwork WHERE id = :id").get({ id: film[kind] }),
    );
    const isTaken = sql("SELECT 1 FROM film WHERE tmdb_id = :id").get({ id: film.tmdb_id }) !== undefined;
    return Object.fromEntries([...gone, ...(isTaken ? ["tmdb_id"] : [])].map((column) => [column, null]));
  }

  function rowOf(filmId: number): Row | null {
    return (
      sql<Row>("SELECT merged_into, reason, content, moved FROM removed_film WHERE id = :filmId").get({ filmId }) ??
      null
    );
  }

  function movedOf({ moved }: Row): Moved | null {
    return moved === null ? null : (JSON.parse(moved) as Moved);
  }
}

export type RemovedFilms = ReturnType<typeof removedFilms>;
