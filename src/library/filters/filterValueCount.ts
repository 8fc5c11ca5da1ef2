/** What filter values are counted by, and what counting them gives. */
export interface FilterValueCount {
  /** As the filter takes it: a word, a code, a path, or the id of a person as text. */
  readonly value: string;
  /** Of a person; null where the value says it itself. */
  readonly name: string | null;
  readonly count: number;
}

/** Films that pass, as SQL: `passing` selects their ids; empty if all do. */
export interface PassingFilms {
  readonly passing: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}
