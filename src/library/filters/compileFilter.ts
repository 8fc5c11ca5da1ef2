import type { FilmFilter } from "../../contract/index.ts";
import type { Clause, FilmSetClause, Parameters } from "./clause.ts";
import { CONDITIONS, clauseOf } from "./filterClauses.ts";

/** SQL that selects a set of films, each once, and its parameters. */
export interface FilmSet {
  readonly films: string;
  readonly parameters: Parameters;
}

/** The single set of films that a filter includes or, with `isWithout`, excludes. */
export interface OnlySet {
  /** SQL that selects its films; unless `isDistinct`, a film may occur more than once. */
  readonly sql: string;
  readonly isDistinct: boolean;
  readonly isWithout: boolean;
}

/** A filter as SQL conditions, to append after `WHERE …`. */
export interface CompiledFilter {
  /** Lets SQLite start from the smallest set. */
  readonly where: string;
  /** The conditions for a query that scans an index over many films: each set is collected once. */
  readonly indexScan: string;
  /** The conditions for a query that ends after a few films: each film is looked up in the sets that have an index. */
  readonly lookup: string;
  /** Not null if the filter is a single set. */
  readonly films: OnlySet | null;
  readonly parameters: Parameters;
}

/**
 * Contains only what the filter asks for, so that an index can answer the rest.
 * @param within SQL of films: only these can pass
 */
export function compileFilter(filter: FilmFilter, within?: FilmSet): CompiledFilter {
  const clauses = CONDITIONS.flatMap((name): Clause[] => {
    const value = filter[name];
    const clause = value === undefined ? null : clauseOf(name, value, filter);
    return clause ? [clause] : [];
  });
  if (within) clauses.push({ ...within, isDistinct: true });
  const [first, ...others] = clauses;
  return {
    where: toSql(clauses, isAmong("film.id")),
    // https://www.sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_
    indexScan: toSql(clauses, isAmong("+film.id")),
    lookup: toSql(clauses, isFoundIn),
    films: first && others.length === 0 && "films" in first ? onlySet(first) : null,
    parameters: Object.assign({}, ...clauses.map(({ parameters }) => parameters)),
  };
}

/** The same for two filters that let the same films pass. */
export function filterKey(filter: FilmFilter): string {
  return JSON.stringify([filter.q, ...CONDITIONS.map((name) => toSorted(filter[name]))]);
}

const onlySet = ({ films, isDistinct = false, isWithout = false }: FilmSetClause): OnlySet => ({
  sql: films,
  isDistinct,
  isWithout,
});

const isAmong =
  (id: string) =>
  ({ films, isWithout }: FilmSetClause): string =>
    `${id} ${isWithout ? "NOT IN" : "IN"} (${films})`;

const isFoundIn = (clause: FilmSetClause): string =>
  clause.isKeyed
    ? `${clause.isWithout ? "NOT " : ""}EXISTS (SELECT 1 FROM (${clause.films}) AS chosen WHERE chosen.film = film.id)`
    : isAmong("+film.id")(clause);

function toSql(clauses: readonly Clause[], ofSet: (clause: FilmSetClause) => string): string {
  return clauses.map((clause) => `AND ${"itself" in clause ? clause.itself : ofSet(clause)}`).join("\n          ");
}

function toSorted(value: unknown): unknown {
  return Array.isArray(value) ? value.toSorted() : value;
}
