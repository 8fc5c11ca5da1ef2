import type { CreditJob } from "./providerFilm.ts";

/** What one provider says of a person. Only plain text and numbers. */
export interface PersonDetails {
  readonly biography: {
    readonly text: string;
    /** ISO 639-1. */
    readonly language: string;
    readonly source: "tmdb" | "wikipedia";
    /** The article; null for a text without a page of its own. */
    readonly url: string | null;
  } | null;
  /** `YYYY-MM-DD`, or `YYYY` where the day is not known. */
  readonly birthday: string | null;
  readonly deathday: string | null;
  readonly placeOfBirth: string | null;
  readonly ids: { readonly tmdb?: number; readonly imdb?: string; readonly wikidata?: string };
  /** The best known first; empty where the provider lists none. */
  readonly films: readonly PersonFilm[];
}

export interface PersonFilm {
  readonly tmdbId: number;
  readonly title: string;
  readonly year: number | null;
  /** At the provider's image host. */
  readonly posterPath: string | null;
  readonly jobs: readonly CreditJob[];
  readonly character: string | null;
}
