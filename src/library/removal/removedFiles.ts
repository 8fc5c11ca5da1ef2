import type { Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";

/** A file as it was before a person removed it. */
export interface RemovedFile {
  readonly file: number;
  readonly film: number | null;
  readonly edition: string | null;
  readonly part: number | null;
  readonly state: string;
  readonly errorCode: string | null;
  readonly errorFact: string | null;
}

const COLUMNS = "file, film, edition, part, state, error_code AS errorCode, error_fact AS errorFact";

/** SQL of the `removed_file` table. */
export class RemovedFileRecords {
  readonly #sql: Store["sql"];
  readonly #clock: Clock;

  constructor({ sql }: Pick<Store, "sql">, clock: Clock) {
    this.#sql = sql;
    this.#clock = clock;
  }

  /** Records what the file is, then takes it from its film. @returns whether it was there and not removed already */
  add(file: number, removal: number): boolean {
    const { changes } = this.#sql(`
      INSERT OR IGNORE INTO removed_file
        (file, removal, film, edition, part, state, error_code, error_fact, removed_at)
      SELECT file.id, :removal, file.film, edition.name, part.number, file.state, file.error_code, file.error_fact, :now
      FROM file LEFT JOIN part ON part.id = file.part LEFT JOIN edition ON edition.id = part.edition
      WHERE file.id = :file`).run({ file, removal, now: this.#clock.now() });
    if (changes === 0) return false;
    this.#sql(`
      UPDATE file
      SET state = 'removed', film = NULL, part = NULL, error_code = NULL, error_fact = NULL
      WHERE id = :file`).run({ file });
    return true;
  }

  of(file: number): RemovedFile | null {
    return this.#sql<RemovedFile>(`SELECT ${COLUMNS} FROM removed_file WHERE file = :file`).get({ file }) ?? null;
  }

  ofRemoval(removal: number, limit: number): RemovedFile[] {
    return this.#sql<RemovedFile>(`
      SELECT ${COLUMNS}
      FROM removed_file
      WHERE removal = :removal
      ORDER BY file
      LIMIT :limit`).all({ removal, limit });
  }

  /** Files of the removal whose film stayed, was merged into another, or that had none. */
  singleOf(removal: number): number[] {
    return this.#sql<{ file: number }>(`
      SELECT file
      FROM removed_file
      WHERE removal = :removal AND (
        film IS NULL
        OR EXISTS (SELECT 1 FROM film WHERE film.id = removed_file.film)
        OR EXISTS (SELECT 1 FROM removed_film AS left_film
                   WHERE left_film.id = removed_file.film AND left_film.merged_into IS NOT NULL))
      ORDER BY file`)
      .all({ removal })
      .map(({ file }) => file);
  }

  /** Whether the file with all its rows is as if it had never been removed is up to the caller. */
  forget(file: number): void {
    this.#sql("DELETE FROM removed_file WHERE file = :file").run({ file });
  }
}
