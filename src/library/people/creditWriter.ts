import type { Store } from "../../store/index.ts";

/** More than a page shows; a film with crowd scenes credits hundreds. */
export const MAX_CREDITS = 60;

export interface CreditedPerson {
  readonly providerPersonId: string;
  readonly name: string;
  readonly job: string;
  readonly character?: string | undefined;
  readonly order: number;
  readonly profilePath?: string | null | undefined;
}

/** Writes the credits of films, by origin. */
export interface CreditWriter {
  /** The credits of this origin become these. Expects to be inside a transaction. */
  replace(filmId: number, origin: string, people: readonly CreditedPerson[]): void;
  /** Whether a provider names people of the film. */
  hasProviderCredits(filmId: number): boolean;
}

export function createCreditWriter({ sql }: Pick<Store, "sql">): CreditWriter {
  return { replace, hasProviderCredits };

  function replace(filmId: number, origin: string, people: readonly CreditedPerson[]): void {
    for (const table of ["credit", "replaced_credit"])
      sql(`DELETE FROM ${table} WHERE film = :filmId AND origin = :origin`).run({ filmId, origin });
    for (const person of people.filter(({ order }) => order < MAX_CREDITS)) record(filmId, origin, person);
  }

  function hasProviderCredits(filmId: number): boolean {
    const row = sql(`
      SELECT 1 FROM credit WHERE film = :filmId AND origin NOT IN ('hand', 'nfo')
      UNION ALL
      SELECT 1 FROM replaced_credit WHERE film = :filmId AND origin NOT IN ('hand', 'nfo')
      LIMIT 1`);
    return row.get({ filmId }) !== undefined;
  }

  function record(filmId: number, origin: string, person: CreditedPerson): void {
    sql(`
      INSERT INTO person (provider, provider_id, name, portrait)
      VALUES (:origin, :providerId, :name, :portrait)
      ON CONFLICT DO UPDATE SET name = excluded.name, portrait = excluded.portrait`).run({
      origin,
      providerId: person.providerPersonId,
      name: person.name,
      portrait: person.profilePath ?? null,
    });
    sql(`
      INSERT OR IGNORE INTO credit (film, person, job, character, position, origin)
      SELECT :filmId, id, :job, :character, :position, :origin
      FROM person
      WHERE provider = :origin AND provider_id = :providerId`).run({
      filmId,
      origin,
      providerId: person.providerPersonId,
      job: person.job,
      character: person.character ?? "",
      position: person.order,
    });
  }
}
