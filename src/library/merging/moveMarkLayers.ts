import type { Store } from "../../store/index.ts";
import { DIARY_ENTRY_COLUMNS } from "../diary/index.ts";
import { ensureRatedFilm, findRatedFilm } from "../ratedFilm/index.ts";
import { ImportedMarkMoves, type MovedImports } from "./moveImportedMarks.ts";
import { separateViewings } from "./separateViewings.ts";

type Table = "rating_layer" | "watch_layer" | "diary_entry";
type Value = string | number | null;
type Row = Readonly<Record<string, Value>> & { readonly id: number };

/** What was moved from one film to another, as it was: enough to undo the move. Stored as JSON. */
export interface MovedLayers {
  readonly from: number;
  readonly to: number;
  readonly ratings: readonly Row[];
  readonly watched: readonly Row[];
  /** Absent in data stored before the diary existed. */
  readonly diary?: readonly Row[];
  /** Derived rows: a person who watched either of the two films has watched the merged one. */
  readonly joined: readonly number[];
  /**
   * The other film's watched marks that were set by a rating. After merging, users who watched either film have
   * watched the merged one.
   */
  readonly causes?: readonly { readonly id: number; readonly cause: string }[];
  /** Entries of the other film that said less than one of the same day. */
  readonly replacedDiary?: readonly Row[];
  /** What imports state of the film's own row. */
  readonly imports?: MovedImports;
}

const COLUMNS = {
  rating_layer: ["user", "value", "rated_at", "superseded_at"],
  watch_layer: ["user", "watched", "position_seconds", "changed_at", "superseded_at", "cause"],
  diary_entry: ["user", ...DIARY_ENTRY_COLUMNS],
} as const satisfies Record<Table, readonly string[]>;

/** Defaults for columns that are newer than some stored rows. */
const DEFAULTS: Readonly<Record<string, Value>> = { cause: null };

/**
 * Merges the ratings, watch states and diary entries that people entered here for two films that are one: the newer
 * rating is shown, who watched either has watched the one, and every viewing stays. Imported marks follow a film's ids;
 * those of a film without ids are moved. Expects to be inside a transaction.
 */
export class MarkLayerMoves {
  readonly #sql: Store["sql"];
  readonly #imports: ImportedMarkMoves;

  constructor({ sql }: Pick<Store, "sql">) {
    this.#sql = sql;
    this.#imports = new ImportedMarkMoves({ sql });
  }

  /** What people entered for a film, in the form that `restoreLayers` gives to another. */
  layersOf(filmId: number): MovedLayers {
    const film = findRatedFilm({ sql: this.#sql }, filmId);
    if (film === null) return nothingMoved(filmId, filmId);
    const [ratings, watched] = [this.#rowsOf("rating_layer", film), this.#rowsOf("watch_layer", film)];
    const diary = this.#rowsOf("diary_entry", film);
    return { ...nothingMoved(filmId, filmId), ratings, watched, diary, imports: this.#imports.importsOf(film) };
  }

  /** To be called before `from` leaves the library. */
  moveLayers(from: number, to: number): MovedLayers {
    const source = findRatedFilm({ sql: this.#sql }, from);
    if (source === null) return nothingMoved(from, to);
    const target = ensureRatedFilm({ sql: this.#sql }, to);
    const ratings = this.#move("rating_layer", source, target);
    const watched = this.#move("watch_layer", source, target);
    const { diary, replacedDiary } = this.#moveDiary(source, target);
    const causes = watched.length === 0 ? [] : this.#clearCauses(target);
    const imports = this.#imports.move(source, target);
    return { from, to, ratings, watched, diary, replacedDiary, joined: this.#joinWatched(target), causes, imports };
  }

  /** Undoes `moveLayers` once `from` is in the library again. Marks entered on `to` since then stay there. */
  restoreLayers(moved: MovedLayers): void {
    const { from, to, ratings, watched, diary = [], joined, causes = [], replacedDiary = [], imports = {} } = moved;
    const imported = Object.values(imports).flat();
    if (ratings.length + watched.length + diary.length + imported.length === 0) return;
    const source = ensureRatedFilm({ sql: this.#sql }, from);
    const target = ensureRatedFilm({ sql: this.#sql }, to);
    for (const id of joined) this.#sql("DELETE FROM watch_layer WHERE id = :id AND film = :target").run({ id, target });
    for (const mark of causes)
      this.#sql("UPDATE watch_layer SET cause = :cause WHERE id = :id AND film = :target").run({ ...mark, target });
    this.#restore("rating_layer", ratings, target, source);
    this.#restore("watch_layer", watched, target, source);
    this.#restore("diary_entry", diary, target, source);
    this.#restore("diary_entry", replacedDiary, target, target);
    this.#imports.moveBack(imports, target, source);
  }

  #moveDiary(from: number, to: number): Required<Pick<MovedLayers, "diary" | "replacedDiary">> {
    const moved = this.#rowsOf("diary_entry", from);
    const replaced = new Set(separateViewings({ sql: this.#sql }, from, to));
    const replacedDiary = this.#rowsOf("diary_entry", to).filter(({ id }) => replaced.has(id));
    for (const { id } of replacedDiary) this.#sql("DELETE FROM diary_entry WHERE id = :id").run({ id });
    this.#move("diary_entry", from, to);
    return { diary: moved, replacedDiary };
  }

  /** @returns the marks with such a cause, of the film itself and moved ones */
  #clearCauses(film: number): { readonly id: number; readonly cause: string }[] {
    const marks = this.#sql<{ id: number; cause: string }>(
      "SELECT id, cause FROM watch_layer WHERE film = :film AND cause IS NOT NULL",
    ).all({ film });
    this.#sql("UPDATE watch_layer SET cause = NULL WHERE film = :film AND cause IS NOT NULL").run({ film });
    return marks;
  }

  #rowsOf(table: Table, film: number): Row[] {
    return this.#sql<Row>(`
      SELECT id, ${COLUMNS[table].join(", ")}
      FROM ${table}
      WHERE film = :film AND origin = 'hand'
      ORDER BY id`).all({ film });
  }

  #move(table: Table, from: number, to: number): Row[] {
    const moved = this.#rowsOf(table, from);
    this.#sql(`UPDATE ${table} SET film = :to WHERE film = :from AND origin = 'hand'`).run({ from, to });
    return moved;
  }

  /** A later change may have replaced the row or taken its number: it is written as it was, under its number if free. */
  #restore(table: Table, rows: readonly Row[], from: number, to: number): void {
    const names = COLUMNS[table];
    for (const row of rows) {
      this.#sql(`DELETE FROM ${table} WHERE id = :id AND film = :from`).run({ id: row.id, from });
      this.#sql(`
        INSERT INTO ${table} (id, film, origin, ${names.join(", ")})
        SELECT CASE WHEN EXISTS (SELECT 1 FROM ${table} WHERE id = :id) THEN NULL ELSE :id END,
               :to, 'hand', ${names.map((name) => `:${name}`).join(", ")}
        WHERE EXISTS (SELECT 1 FROM user WHERE id = :user)`).run({ ...DEFAULTS, ...row, to });
    }
  }

  /** @returns the rows added for people who watched one of the films although their newest entry says otherwise */
  #joinWatched(film: number): number[] {
    const people = this.#sql<{ user: number; position: number | null; at: number }>(`
      SELECT user, position_seconds AS position, changed_at AS at
      FROM watch_layer AS newest
      WHERE film = :film AND origin = 'hand' AND superseded_at IS NULL AND watched = 0
        AND id = (SELECT max(id) FROM watch_layer AS other
                  WHERE other.film = :film AND other.user = newest.user AND origin = 'hand' AND superseded_at IS NULL)
        AND EXISTS (SELECT 1 FROM watch_layer AS other WHERE other.film = :film AND other.user = newest.user
                      AND origin = 'hand' AND superseded_at IS NULL AND watched = 1)`).all({ film });
    return people.map(
      ({ user, position, at }) =>
        this.#sql(`
          INSERT INTO watch_layer (user, film, origin, watched, position_seconds, changed_at)
          VALUES (:user, :film, 'hand', 1, :position, :at)`).run({ user, film, position, at }).id,
    );
  }
}

function nothingMoved(from: number, to: number): MovedLayers {
  return { from, to, ratings: [], watched: [], diary: [], joined: [] };
}
