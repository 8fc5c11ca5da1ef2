/** One entry of the diary. */
export interface YearViewing {
  /** The same number is the same film. */
  readonly sameAs: number;
  /** Null when the film is not in the library. */
  readonly filmId: number | null;
  readonly title: string;
  readonly year: number | null;
  /** `YYYY-MM-DD` */
  readonly watchedOn: string;
  readonly isRewatch: boolean;
  /** The rating at that time, else the present one; 0.5 to 5. */
  readonly stars: number | null;
  readonly runtimeMinutes: number | null;
}

/** A viewing as the review names it. */
export type NamedViewing = Pick<YearViewing, "filmId" | "title" | "year" | "watchedOn" | "stars">;

export interface YearSummary {
  readonly viewings: number;
  /** Different films. */
  readonly films: number;
  readonly rewatches: number;
  /** Of viewings of films with a known length. */
  readonly minutes: number;
  /** Viewings of films without one. */
  readonly withoutLength: number;
  /** Viewings of each month, January first. */
  readonly months: readonly number[];
  readonly first: NamedViewing | null;
  readonly last: NamedViewing | null;
  /** The films that were rated best, each once. */
  readonly best: readonly NamedViewing[];
}

const MAX_BEST = 6;
const MONTHS = 12;

/** What was watched in a year. Pure. @param viewings of one year, the earliest first */
export function summariseYear(viewings: readonly YearViewing[]): YearSummary {
  const lengths = viewings.flatMap(({ runtimeMinutes }) => runtimeMinutes ?? []);
  const first = viewings[0];
  const last = viewings.at(-1);
  return {
    viewings: viewings.length,
    films: new Set(viewings.map(({ sameAs }) => sameAs)).size,
    rewatches: viewings.filter(({ isRewatch }) => isRewatch).length,
    minutes: lengths.reduce((sum, minutes) => sum + minutes, 0),
    withoutLength: viewings.length - lengths.length,
    months: Array.from({ length: MONTHS }, (_, month) => viewings.filter((one) => monthOf(one) === month).length),
    first: first ? named(first) : null,
    last: last ? named(last) : null,
    best: bestOf(viewings).map(named),
  };
}

const monthOf = ({ watchedOn }: YearViewing): number => Number(watchedOn.slice(5, 7)) - 1;

/** By stars; of equal ones the latest first. */
function bestOf(viewings: readonly YearViewing[]): YearViewing[] {
  const byFilm = new Map<number, YearViewing>();
  for (const viewing of viewings) {
    if (viewing.stars === null) continue;
    const known = byFilm.get(viewing.sameAs)?.stars ?? 0;
    if (viewing.stars >= known) byFilm.set(viewing.sameAs, viewing);
  }
  return [...byFilm.values()]
    .toSorted((a, b) => (b.stars ?? 0) - (a.stars ?? 0) || b.watchedOn.localeCompare(a.watchedOn))
    .slice(0, MAX_BEST);
}

const named = ({ filmId, title, year, watchedOn, stars }: YearViewing): NamedViewing => ({
  filmId,
  title,
  year,
  watchedOn,
  stars,
});
