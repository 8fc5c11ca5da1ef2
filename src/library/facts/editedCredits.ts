import type { Store } from "../../store/index.ts";
import type { Fact } from "./chooseFacts.ts";

/** A person of a film as the owner entered them. The two ids name a row of `person`. */
export interface EditedCredit {
  readonly provider: string;
  readonly providerId: string;
  readonly name: string;
  readonly job: string;
  readonly character: string | null;
}

type Sql = Pick<Store, "sql">;

const COLUMNS = "film, person, job, character, position, origin";

/** The people that the owner entered; null where those of the providers are shown. An empty list shows nobody. */
function editedCreditsOf(facts: readonly Fact[]): readonly EditedCredit[] | null {
  const value = facts.find(({ field, origin }) => field === "credits" && origin === "hand")?.value;
  if (value === undefined) return null;
  return Array.isArray(value) ? value.filter(isEditedCredit) : [];
}

/**
 * Makes `credit` hold the people that are shown: the owner's where there are any, else those of the providers, which are
 * kept in `replaced_credit` meanwhile. Doing it twice changes nothing. Expects to be inside a transaction.
 */
export function writeEditedCredits({ sql }: Sql, filmId: number, facts: readonly Fact[]): void {
  const edited = editedCreditsOf(facts);
  if (edited !== null) {
    replaceProviders({ sql }, filmId);
    writeCredits({ sql }, filmId, edited);
    return;
  }
  if (!hasEditedCredits({ sql }, filmId)) return;
  sql("DELETE FROM credit WHERE film = :filmId AND origin = 'hand'").run({ filmId });
  sql(`
    INSERT INTO credit (${COLUMNS})
    SELECT ${COLUMNS}
    FROM replaced_credit
    WHERE film = :filmId AND origin NOT IN (SELECT origin FROM credit WHERE film = :filmId)`).run({ filmId });
  sql("DELETE FROM replaced_credit WHERE film = :filmId").run({ filmId });
}

function hasEditedCredits({ sql }: Sql, filmId: number): boolean {
  const row = sql(`
    SELECT 1 FROM credit WHERE film = :filmId AND origin = 'hand'
    UNION ALL
    SELECT 1 FROM replaced_credit WHERE film = :filmId
    LIMIT 1`);
  return row.get({ filmId }) !== undefined;
}

/** What a provider said last replaces what it said before. */
function replaceProviders({ sql }: Sql, filmId: number): void {
  sql(`
    DELETE FROM replaced_credit
    WHERE film = :filmId AND origin IN (SELECT origin FROM credit WHERE film = :filmId)`).run({ filmId });
  sql(`
    INSERT INTO replaced_credit (${COLUMNS})
    SELECT ${COLUMNS}
    FROM credit
    WHERE film = :filmId AND origin <> 'hand'`).run({ filmId });
  sql("DELETE FROM credit WHERE film = :filmId").run({ filmId });
}

function writeCredits({ sql }: Sql, filmId: number, credits: readonly EditedCredit[]): void {
  const positions = new Map<string, number>();
  for (const { provider, providerId, name, job, character } of credits) {
    const position = positions.get(job) ?? 0;
    positions.set(job, position + 1);
    sql(`
      INSERT OR IGNORE INTO person (provider, provider_id, name)
      VALUES (:provider, :providerId, :name)`).run({ provider, providerId, name });
    sql(`
      INSERT INTO credit (${COLUMNS})
      SELECT :filmId, id, :job, :character, :position, 'hand'
      FROM person
      WHERE provider = :provider AND provider_id = :providerId`).run({
      ...{ filmId, job, position, provider, providerId },
      character: character ?? "",
    });
  }
}

function isEditedCredit(value: unknown): value is EditedCredit {
  if (typeof value !== "object" || value === null) return false;
  return ["provider", "providerId", "name", "job"].every((key) => key in value);
}
