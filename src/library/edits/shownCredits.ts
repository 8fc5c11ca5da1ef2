import type { CreditInput } from "../../contract/index.ts";
import type { Store } from "../../store/index.ts";
import type { EditedCredit } from "../facts/index.ts";
import { foldText } from "../search/index.ts";

/** A person of a film, and the key of their row. */
export interface ShownCredit extends EditedCredit {
  readonly personId: number;
}

type Sql = Pick<Store, "sql">;

/** People that the owner named, who are none of a provider's. */
const OWN_PERSON = "hand";

/** The people of a film, as its page shows them. @param isEdited false: those of providers, whatever the owner entered */
export function shownCreditsOf({ sql }: Sql, filmId: number, isEdited: boolean): ShownCredit[] {
  const rows = isEdited ? "credit" : "provided";
  return sql<ShownCredit & { character: string }>(`
    WITH provided AS (
      SELECT film, person, job, character, position, origin FROM replaced_credit WHERE film = :filmId
      UNION ALL
      SELECT film, person, job, character, position, origin FROM credit WHERE film = :filmId AND origin <> 'hand')
    SELECT person.id AS personId, person.provider, person.provider_id AS providerId, person.name, shown.job,
           shown.character
    FROM ${rows} AS shown JOIN person ON person.id = shown.person
    WHERE shown.film = :filmId
      AND shown.origin = (SELECT origin FROM ${rows} WHERE film = :filmId ORDER BY origin = 'tmdb' DESC LIMIT 1)
    ORDER BY shown.job = 'director' DESC, shown.job = 'actor' DESC, shown.job, shown.position`)
    .all({ filmId })
    .map((row) => ({ ...row, character: row.character || null }));
}

/** The provider whose people a film has; null where it has none. */
export function creditsOriginOf({ sql }: Sql, filmId: number): string | null {
  const row = sql<{ origin: string }>(`
    SELECT origin FROM (
      SELECT origin FROM replaced_credit WHERE film = :filmId
      UNION ALL
      SELECT origin FROM credit WHERE film = :filmId AND origin <> 'hand')
    ORDER BY origin = 'tmdb' DESC
    LIMIT 1`);
  return row.get({ filmId })?.origin ?? null;
}

/** The people as they are stored. A person that is not in the library, or has another name there, is a new one. */
export function resolveCredits({ sql }: Sql, credits: readonly CreditInput[]): EditedCredit[] {
  return credits.map(({ personId, name, job, character }) => ({
    ...(keyOf({ sql }, personId, name) ?? { provider: OWN_PERSON, providerId: foldText(name) || name, name }),
    job,
    character: character || null,
  }));
}

function keyOf({ sql }: Sql, personId: number | null, name: string) {
  const row = sql<Pick<EditedCredit, "provider" | "providerId" | "name">>(`
    SELECT provider, provider_id AS providerId, name FROM person WHERE id = :personId AND name = :name`);
  return personId === null ? null : (row.get({ personId, name }) ?? null);
}
