import type { Language } from "../../contract/index.ts";
import type { PersonDetails } from "../../providers/index.ts";
import { parseStoredJson, type Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";

export interface StoredProfile {
  readonly details: PersonDetails;
  /** Milliseconds since 1970. */
  readonly fetchedAt: number;
}

/** What providers said of people, by language. */
export interface StoredProfiles {
  /** Null where it was never fetched. */
  profileOf(personId: number, language: Language): StoredProfile | null;
  /** Whether an image is the poster of a film of the stored profile. */
  isPosterOf(personId: number, language: Language, path: string): boolean;
  /** Does nothing while the disk is full, or where the person is gone. */
  saveProfile(personId: number, language: Language, details: PersonDetails): void;
}

export function createStoredProfiles({ sql, tryWrite }: Pick<Store, "sql" | "tryWrite">, clock: Clock): StoredProfiles {
  return {
    profileOf(personId, language) {
      const row = sql<{ details: string; fetchedAt: number }>(`
        SELECT details, fetched_at AS fetchedAt
        FROM person_profile
        WHERE person = :personId AND language = :language`).get({ personId, language });
      return row ? { details: parseStoredJson<PersonDetails>(row.details), fetchedAt: row.fetchedAt } : null;
    },

    isPosterOf: (personId, language, path) =>
      sql(`
        SELECT 1
        FROM person_profile, json_each(details, '$.films') AS film
        WHERE person = :personId AND language = :language AND film.value ->> '$.posterPath' = :path
        LIMIT 1`).get({ personId, language, path }) !== undefined,

    saveProfile(personId, language, details) {
      tryWrite(() => {
        sql(`
          INSERT INTO person_profile (person, language, details, fetched_at)
          SELECT id, :language, :details, :now
          FROM person
          WHERE id = :personId
          ON CONFLICT DO UPDATE SET details = excluded.details, fetched_at = excluded.fetched_at`).run({
          personId,
          language,
          details: JSON.stringify(details),
          now: clock.now(),
        });
      });
    },
  };
}
