import type { Language, Locale } from "../../contract/index.ts";
import { parseStoredJson, type Store } from "../../store/index.ts";
import type { Clock } from "../../time/index.ts";
import { chooseFacts, type Fact, type Origin, type ResolvedFact } from "./chooseFacts.ts";

type Sql = Pick<Store, "sql">;

/** One field as a provider, a file or a person states it. */
export interface ProviderFact {
  readonly field: string;
  /** Null for what has no language: a year, a count. */
  readonly language: string | null;
  readonly value: unknown;
}

/** Facts with their origin, one for each field, origin and language. Expects to be inside a transaction. */
export interface FilmFacts {
  of(filmId: number): Fact[];
  /** What is shown of each field. */
  resolved(filmId: number, language: Language | Locale): ReadonlyMap<string, ResolvedFact>;
  /** Replaces what this origin stated of these fields; its other fields, and other origins, stay. */
  record(filmId: number, origin: Origin, facts: readonly ProviderFact[], fetchedAt?: number): void;
  /**
   * Replaces everything that this origin stated; other origins stay.
   * @param fetchedAt ms since 1970; now by default
   * @param isIncomplete facts on which this answer is silent because that part of it did not arrive: they stay
   */
  replace(
    filmId: number,
    origin: Origin,
    facts: readonly ProviderFact[],
    fetchedAt?: number,
    isIncomplete?: (fact: Pick<Fact, "field" | "language">) => boolean,
  ): void;
  hasFactsFrom(filmId: number, origin: Origin): boolean;
}

interface FactRow {
  readonly field: string;
  readonly origin: Origin;
  readonly language: string;
  readonly value: string;
  readonly fetchedAt: number;
  readonly unlocked: number;
}

export function createFilmFacts({ sql }: Pick<Store, "sql">, clock: Clock): FilmFacts {
  return {
    of: factsOf,
    resolved: (filmId, language) => chooseFacts(factsOf(filmId), language),

    record(filmId, origin, facts, fetchedAt = clock.now()) {
      const fields = new Set(facts.map(({ field }) => field));
      replace(filmId, origin, facts, fetchedAt, ({ field }) => !fields.has(field));
    },

    replace,

    hasFactsFrom: (filmId, origin) =>
      sql("SELECT 1 FROM fact WHERE film = :filmId AND origin = :origin LIMIT 1").get({ filmId, origin }) !== undefined,
  };

  function factsOf(filmId: number): Fact[] {
    return sql<FactRow>(`
      SELECT field, origin, language, value, fetched_at AS fetchedAt, unlocked FROM fact WHERE film = :filmId`)
      .all({ filmId })
      .map(({ unlocked, value, ...row }) => ({
        ...row,
        value: parseStoredJson<unknown>(value),
        ...(unlocked === 1 && { isUnlocked: true }),
      }));
  }

  function replace(
    filmId: number,
    origin: Origin,
    facts: readonly ProviderFact[],
    fetchedAt = clock.now(),
    isIncomplete: (fact: Pick<Fact, "field" | "language">) => boolean = () => false,
  ): void {
    const before = sql<{ field: string; language: string }>(
      "SELECT field, language FROM fact WHERE film = :filmId AND origin = :origin",
    ).all({ filmId, origin });
    for (const { field, language } of before.filter((fact) => !isIncomplete(fact)))
      remove({ sql }, filmId, origin, field, language);
    for (const fact of facts) write({ sql }, filmId, origin, fact, fetchedAt);
  }
}

function remove({ sql }: Sql, filmId: number, origin: Origin, field: string, language: string): void {
  sql(`
    DELETE FROM fact
    WHERE film = :filmId AND origin = :origin AND field = :field AND language = :language`).run({
    filmId,
    origin,
    field,
    language,
  });
}

function write(
  { sql }: Sql,
  filmId: number,
  origin: Origin,
  { field, language, value }: ProviderFact,
  fetchedAt: number,
): void {
  sql(`
    INSERT INTO fact (film, field, origin, language, value, fetched_at)
    VALUES (:filmId, :field, :origin, :language, :value, :fetchedAt)
    ON CONFLICT DO UPDATE SET value = excluded.value, fetched_at = excluded.fetched_at`).run({
    filmId,
    field,
    origin,
    language: language ?? "",
    value: JSON.stringify(value),
    fetchedAt,
  });
}
