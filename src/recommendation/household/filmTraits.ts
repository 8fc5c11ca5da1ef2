/** What the household model knows about a film, from whatever source. Missing facts are null or empty. */
export interface FilmTraits {
  readonly id: number;
  readonly year: number | null;
  readonly genres: readonly string[];
  /** Directors, writers and the main cast; a director is named apart from an actor of the same name. */
  readonly people: readonly string[];
  readonly keywords: readonly string[];
  /** Overview and article, in any language. */
  readonly text: string;
  /** 0 to 10; null without votes. */
  readonly voteAverage: number | null;
  readonly voteCount: number | null;
}
