export const FILMS = [0, 1, 2, 3] as const;
export const SOURCES = ["imdb", "letterboxd", "trakt"] as const;
export type Source = (typeof SOURCES)[number];

/** A rating as a source tells it. */
export interface ImportedRow {
  readonly film: number;
  readonly value: number;
  readonly at: number;
}

interface Import {
  readonly id: number;
  readonly source: Source;
  readonly rows: readonly ImportedRow[];
}

/** What a person said in the program: null took the rating back. */
interface OwnRating {
  readonly value: number | null;
  readonly order: number;
}

/** The rule: what a person said in the program, else the most recent of what each source said last. */
export class RatingModel {
  readonly imports: Import[] = [];
  /** By film. */
  readonly own = new Map<number, OwnRating>();
  readonly ownWatched = new Map<number, boolean>();
  /** Films that a rating marked as watched, with their previous state. */
  readonly watchedByRating = new Map<number, boolean | undefined>();
  /** Films whose two ids are known to be one film, for a person said something of them. */
  readonly touched = new Set<number>();
  /** The library's films: number → row. */
  readonly held = new Map<number, number>();
  card: { readonly id: number; readonly said: OwnRating } | null = null;

  shown(number: number, sources: readonly Source[] = SOURCES, withOwn = true): number | null {
    const said = withOwn ? this.own.get(number) : undefined;
    if (said) return said.value;
    const newest = sources.flatMap((source) => {
      const last = this.imports.filter((one) => one.source === source && this.#rowIn(one, number)).at(-1);
      return last ? [{ row: this.#rowIn(last, number)!, id: last.id }] : [];
    });
    return newest.toSorted((a, b) => b.row.at - a.row.at || b.id - a.id)[0]?.row.value ?? null;
  }

  isImported(number: number): boolean {
    return this.imports.some((one) => this.#rowIn(one, number));
  }

  watchByRating(number: number): void {
    if (this.isWatched(number)) return;
    this.watchedByRating.set(number, this.ownWatched.get(number));
    this.ownWatched.set(number, true);
  }

  unwatchByRating(number: number): void {
    if (!this.watchedByRating.has(number)) return;
    const before = this.watchedByRating.get(number);
    this.watchedByRating.delete(number);
    if (before === undefined) this.ownWatched.delete(number);
    else this.ownWatched.set(number, before);
  }

  isWatched(number: number): boolean {
    return this.ownWatched.get(number) ?? this.isImported(number);
  }

  /** The ratings of a film that is not in the library: one where something knows both of its ids, else one by each. */
  outsideLibrary(number: number): number[] {
    const isOne =
      this.touched.has(number) || this.imports.some((one) => one.source === "trakt" && this.#rowIn(one, number));
    const parts: (readonly Source[])[] = isOne ? [SOURCES] : [["imdb"], ["letterboxd"]];
    return parts.map((sources) => this.shown(number, sources, isOne)).filter((one) => one !== null);
  }

  #rowIn(one: Import, number: number): ImportedRow | undefined {
    return one.rows.find((row) => row.film === number);
  }
}
