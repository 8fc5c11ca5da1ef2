/** The similarity of two films: a weighted sum of kernels over their features, which is itself a kernel. */
export interface KernelWeights {
  readonly genres: number;
  readonly rareGenres: number;
  readonly people: number;
  readonly keywords: number;
  readonly text: number;
  readonly subjects: number;
  /** exp(−|difference of years| / 12) */
  readonly era: number;
  /** exp(−|difference of years| / 4) */
  readonly year: number;
  /** exp(−|difference of ln votes|) */
  readonly audience: number;
}

export const ERA_YEARS = 12;
export const YEAR_YEARS = 4;
