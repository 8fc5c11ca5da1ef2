import type { Language, Locale } from "../contract/index.ts";
import type { Store } from "../store/index.ts";
import { filmContent } from "./filmContent.ts";
import type { FilmFacts } from "./filmFacts.ts";
import { type FilmIds, isSameFilm } from "./filmIds.ts";
import { filmPlaces, type PlacedCopy } from "./filmPlaces.ts";
import type { Journal } from "./journal.ts";
import { handWorkMoves } from "./moveHandWork.ts";
import { userDataMoves } from "./moveUserData.ts";
import type { RemovedFilms } from "./removedFilms.ts";

/** Two rows turned out to be one film: the way back, as the journal keeps it. */
export interface Merge {
  readonly kind: "merge";
  readonly from: number;
  readonly to: number;
  readonly files: readonly PlacedCopy[];
  /** Of the film that stays, before it took over what it lacked. */
  readonly before: FilmIds & { readonly state: string; readonly addedAt: number };
}

export interface MergeParts {
  readonly store: Pick<Store, "sql" | "writeRelaxed">;
  readonly facts: FilmFacts;
  readonly removed: RemovedFilms;
  readonly journal: Journal;
  readonly language: () => Language | Locale;
  /** What else names a film by its number goes on with the one that stays. */
  onMerged(from: number, to: number): void;
}

const ID_COLUMNS = [
  ["tmdb_id", ":tmdb"],
  ["imdb_id", ":imdb"],
  ["wikidata_id", ":wikidata"],
] as const;

/** An id that it lacked before is what another film that is still a part of it says; one that it had stays as it is. */
function withoutThis(column: string, before: string): string {
  return `CASE WHEN ${before} IS NULL THEN (
              SELECT other.${column} FROM removed_film AS other
              WHERE other.merged_into = :to AND other.reason = 'same_film' AND other.id <> :from AND other.${column} IS NOT NULL
              ORDER BY other.id LIMIT 1) ELSE ${column} END`;
}

/**
 * The only way two films become one. What people did moves by the rules of `moveUserData` and `moveHandWork`; the film
 * that stays keeps what it knows and takes over what it lacks: ids, facts, people, articles, pictures. The film that
 * leaves is kept whole, and its number means the other from then on.
 */
export function filmMerges({ store, facts, removed, journal, language, onMerged }: MergeParts) {
  const { sql, writeRelaxed } = store;
  const content = filmContent({ sql });
  const userData = userDataMoves({ sql });
  const handWork = handWorkMoves({ sql });
  const places = filmPlaces({ sql });

  return {
    /** Both numbers are one film: `to` stays. @returns the journal's entry; null when there is nothing to merge */
    mergeFilms: (from: number, to: number): number | null =>
      writeRelaxed(() => {
        if (from === to || !isThere(from) || !isThere(to)) return null;
        const merge = mergeSame(from, to);
        const title = titleOf(to);
        return journal.record({
          act: "merged",
          by: null,
          facts: { film: title },
          fileId: null,
          filmId: to,
          undo: merge,
          films: [from],
        });
      }),

    mergeSame,

    /** A card that lost its last file: what a person left on it goes to the film that the file went to. */
    mergeEmptied(from: number, to: number): void {
      const kept = removed.contentOf(from);
      const moved = { userData: userData.moveUserData(from, to), handWork: handWork.moveHandWork(from, to) };
      const pictures = picturesOf(to);
      removed.remove(from, kept, { reason: "no_files", mergedInto: to, moved: { ...moved, copied: {}, pictures } });
      onMerged(from, to);
    },

    /** Whether a person keeps these two apart. */
    areDistinct,

    /** Two films again, which no machine merges any more. */
    split({ from, to, files, before }: Merge): void {
      const removal = removed.removalOf(from);
      if (!removal?.moved || removed.currentFilm(from) !== to) throw new Error(`film ${from} is not a part of ${to}`);
      const { copied, pictures } = removal.moved;
      content.removeCopied(copied, to);
      sql(`
        UPDATE film
        SET ${ID_COLUMNS.map(([column, before]) => `${column} = ${withoutThis(column, before)}`).join(", ")},
            state = :state, added_at = :addedAt,
            poster = CASE WHEN poster IS (SELECT poster FROM removed_film WHERE id = :from) THEN :poster ELSE poster END,
            backdrop = CASE WHEN backdrop IS (SELECT backdrop FROM removed_film WHERE id = :from) THEN :backdrop ELSE backdrop END
        WHERE id = :to`).run({ to, from, ...before, ...pictures });
      removed.revive(from, { evenIfMerged: true });
      for (const file of files) places.putBack(file, from);
      sql("INSERT OR IGNORE INTO distinct_film (film, other) VALUES (:from, :to), (:to, :from)").run({ from, to });
      for (const film of [from, to]) facts.materialise(film, language());
    },

    /** One film once more. */
    mergeAgain(from: number, to: number): Merge {
      sql("DELETE FROM distinct_film WHERE (film, other) IN ((:from, :to), (:to, :from))").run({ from, to });
      return mergeSame(from, to);
    },

    /** Films of the library that have the same ids as this one, and that nobody keeps apart from it. */
    sameFilms(filmId: number, ids: FilmIds): number[] {
      return sql<{ id: number; tmdb: number | null; imdb: string | null; wikidata: string | null }>(`
        SELECT id, tmdb_id AS tmdb, imdb_id AS imdb, wikidata_id AS wikidata FROM film
        WHERE id <> :filmId AND (tmdb_id = :tmdb OR wikidata_id = :wikidata OR imdb_id = :imdb)
        ORDER BY id`)
        .all({ filmId, ...idsOf(ids) })
        .filter((other) => isSameFilm(ids, other) && !areDistinct(filmId, other.id))
        .map(({ id }) => id);
    },
  };

  function mergeSame(from: number, to: number): Merge {
    const kept = removed.contentOf(from);
    const [leaving] = kept.film ?? [];
    const files = places.filesOf(from);
    const before = sql<Merge["before"]>(`
      SELECT tmdb_id AS tmdb, imdb_id AS imdb, wikidata_id AS wikidata, state, added_at AS addedAt
      FROM film WHERE id = :to`).get({ to })!;
    const pictures = picturesOf(to);
    const moved = {
      userData: userData.moveUserData(from, to),
      handWork: handWork.moveHandWork(from, to),
      copied: content.copyMissing(from, to),
      pictures,
    };
    for (const file of files) places.putBack(file, to);
    removed.remove(from, kept, { reason: "same_film", mergedInto: to, moved });
    sql(`
      UPDATE film
      SET tmdb_id = coalesce(film.tmdb_id, other.tmdb_id), imdb_id = coalesce(film.imdb_id, other.imdb_id),
          wikidata_id = coalesce(film.wikidata_id, other.wikidata_id), poster = coalesce(film.poster, other.poster),
          backdrop = coalesce(film.backdrop, other.backdrop), added_at = min(film.added_at, :addedAt),
          state = CASE :state WHEN 'identified' THEN :state ELSE film.state END
      FROM removed_film AS other
      WHERE film.id = :to AND other.id = :from`).run({ from, to, addedAt: leaving?.added_at, state: leaving?.state });
    facts.materialise(to, language());
    onMerged(from, to);
    return { kind: "merge", from, to, files, before };
  }

  function areDistinct(film: number, other: number): boolean {
    return sql("SELECT 1 FROM distinct_film WHERE film = :film AND other = :other").get({ film, other }) !== undefined;
  }

  function isThere(filmId: number): boolean {
    return sql("SELECT 1 FROM film WHERE id = :filmId").get({ filmId }) !== undefined;
  }

  function titleOf(filmId: number): string {
    return sql<{ title: string }>("SELECT title FROM film WHERE id = :filmId").get({ filmId })?.title ?? "";
  }

  function picturesOf(filmId: number): { poster: number | null; backdrop: number | null } {
    const row = sql<{ poster: number | null; backdrop: number | null }>(
      "SELECT poster, backdrop FROM film WHERE id = :filmId",
    ).get({ filmId });
    return row ?? { poster: null, backdrop: null };
  }

  function idsOf({ tmdb = null, imdb = null, wikidata = null }: FilmIds) {
    return { tmdb, imdb, wikidata };
  }
}

export type FilmMerges = ReturnType<typeof filmMerges>;
