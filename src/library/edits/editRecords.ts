import { parseStoredJson, type Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { imageOfField, showImage, shownImage } from "./chosenImages.ts";
import type { Edit, EditedFact } from "./editedFact.ts";

interface Row {
  readonly field: string;
  readonly language: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The owner's edits, and what each act of the journal changed of them. Expects to be inside a transaction where it writes. */
export class EditRecords {
  readonly #store: Pick<Store, "sql">;
  readonly #sql: Store["sql"];
  readonly #clock: Clock;

  constructor(store: Pick<Store, "sql">, clock: Clock) {
    this.#store = store;
    this.#sql = store.sql;
    this.#clock = clock;
  }

  of(filmId: number, field: string, language: string): Edit | null {
    const image = imageOfField(field);
    if (image) return shownImage(this.#store, filmId, image);
    const row = this.#sql<{ value: string; unlocked: number }>(`
      SELECT value, unlocked
      FROM fact
      WHERE film = :filmId AND origin = 'hand' AND field = :field AND language = :language`);
    const found = row.get({ filmId, field, language });
    return found ? { value: parseStoredJson<unknown>(found.value), isUnlocked: found.unlocked === 1 } : null;
  }

  write(filmId: number, field: string, language: string, edit: Edit | null): void {
    const image = imageOfField(field);
    if (image) {
      showImage(this.#store, filmId, image, edit);
      return;
    }
    const key = { filmId, field, language };
    if (edit === null) {
      this.#sql(`
        DELETE FROM fact
        WHERE film = :filmId AND origin = 'hand' AND field = :field AND language = :language`).run(key);
      return;
    }
    this.#sql(`
      INSERT INTO fact (film, field, origin, language, value, fetched_at, unlocked)
      VALUES (:filmId, :field, 'hand', :language, :value, :now, :unlocked)
      ON CONFLICT DO UPDATE
      SET value = excluded.value, fetched_at = excluded.fetched_at, unlocked = excluded.unlocked`).run({
      ...key,
      value: JSON.stringify(edit.value),
      unlocked: edit.isUnlocked ? 1 : 0,
      now: this.#clock.now(),
    });
  }

  /** Remembers what an act changed. Of two changes of a field, the first says what was before. */
  record(entryId: number, filmId: number, { field, language, before, after }: EditedFact): void {
    this.#sql(`
      INSERT INTO edited_fact (journal, film, field, language, before, after)
      VALUES (:entryId, :filmId, :field, :language, :before, :after)
      ON CONFLICT DO UPDATE SET after = excluded.after`).run({
      ...{ entryId, filmId, field, language },
      before: before && JSON.stringify(before),
      after: after && JSON.stringify(after),
    });
  }

  changesOf(entryId: number, filmId: number): EditedFact[] {
    return this.#sql<Row>(`
      SELECT field, language, before, after
      FROM edited_fact
      WHERE journal = :entryId AND film = :filmId`)
      .all({ entryId, filmId })
      .map(({ before, after, ...key }) => ({ ...key, before: readEdit(before), after: readEdit(after) }));
  }

  /** Films that an act changed, by number. @param after only films above this number */
  filmsOf(entryId: number, after: number, limit: number): number[] {
    return this.#sql<{ film: number }>(`
      SELECT DISTINCT film
      FROM edited_fact
      WHERE journal = :entryId AND film > :after
      ORDER BY film
      LIMIT :limit`)
      .all({ entryId, after, limit })
      .map(({ film }) => film);
  }

  countFilms(entryId: number): number {
    const row = this.#sql<{ count: number }>(`
      SELECT count(DISTINCT film) AS count FROM edited_fact WHERE journal = :entryId`);
    return row.get({ entryId })?.count ?? 0;
  }
}

function readEdit(stored: string | null): Edit | null {
  // The column holds what `record` wrote.
  return stored === null ? null : parseStoredJson<Edit>(stored);
}
