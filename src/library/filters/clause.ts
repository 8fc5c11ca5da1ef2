export type Parameters = Readonly<Record<string, string | number>>;

/** SQL that a film passes: its number is in a set of films, or not in it; or a condition on its own row. */
export type Clause = (FilmSetClause | { readonly itself: string }) & { readonly parameters: Parameters };

export interface FilmSetClause {
  readonly films: string;
  readonly isWithout?: boolean;
  /** No film occurs twice. */
  readonly isDistinct?: boolean;
  /** An index finds one film of the set; without it, the whole set is collected. */
  readonly isKeyed?: boolean;
}
