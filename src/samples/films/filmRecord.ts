/** A film as it is written down here: plain facts, and sentences of the project's own. */
export interface FilmRecord {
  /** Counts up through all files of this folder; the sample ids follow from it. */
  readonly number: number;
  /** Names its pictures. */
  readonly name: string;
  readonly titles: readonly [en: string, fr: string, original: string];
  readonly otherTitles?: readonly string[];
  /** ISO 639-1. */
  readonly language: string;
  readonly year: number;
  readonly minutes: number;
  readonly genres: readonly string[];
  readonly directors: readonly string[];
  readonly writers?: readonly string[];
  readonly cast: readonly (readonly [name: string, character: string])[];
  readonly tagline: Bilingual;
  readonly overview: Bilingual;
  /** What an encyclopedia would add. */
  readonly article: Bilingual;
}

interface Bilingual {
  readonly en: string;
  readonly fr: string;
}
