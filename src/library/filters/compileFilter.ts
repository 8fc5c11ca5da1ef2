import type { FilmFilter } from "../../contract/index.ts";
import { type Clause, CONDITIONS, clauseOf, type Parameters } from "./filterClauses.ts";

/** SQL of a set of films, each once, and its parameters. */
export interface FilmSet {
  readonly films: string;
  readonly parameters: Parameters;
}

/** A filter as SQL conditions, to append after `WHERE …`. */
export interface CompiledFilter {
  /** Lets SQLite start from the smallest set. */
  readonly where: string;
  /** The same for a query that scans an index in order: sets are only looked up, never scanned. */
  readonly indexScan: string;
  /** SQL of the films where one set alone decides; a film may come more than once. */
  readonly films: string | null;
  readonly parameters: Parameters;
}

/**
 * Contains only what the filter asks for, so that an index can answer the rest.
 * @param within SQL of films: only these can pass
 */
export function compileFilter(filter: FilmFilter, within?: FilmSet): CompiledFilter {
  const clauses = CONDITIONS.flatMap((name): Clause[] => {
    const value = filter[name];
    const clause = value === undefined ? null : clauseOf(name, value);
    return clause ? [clause] : [];
  });
  if (within) clauses.push(within);
  const [first, ...others] = clauses;
  return {
    where: toSql(clauses, "film.id"),
    // https://www.sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_
    indexScan: toSql(clauses, "+film.id"),
    films: first && others.length === 0 && "films" in first && !first.isWithout ? first.films : null,
    parameters: Object.assign({}, ...clauses.map(({ parameters }) => parameters)),
  };
}

/** The same for two filters that let the same films pass. */
export function filterKey(filter: FilmFilter): string {
  return JSON.stringify([filter.q, ...CONDITIONS.map((name) => toSorted(filter[name]))]);
}

function toSql(clauses: readonly Clause[], id: string): string {
  return clauses
    .map((clause) => {
      if ("itself" in clause) return `AND ${clause.itself}`;
      return `AND ${id} ${clause.isWithout ? "NOT IN" : "IN"} (${clause.films})`;
    })
    .join("\n          ");
}

function toSorted(value: unknown): unknown {
  return Array.isArray(value) ? value.toSorted() : value;
}
