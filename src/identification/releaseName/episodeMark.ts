export interface EpisodeMark {
  /** Words `from` to `to`, the latter excluded, are the mark; the series' title is before or after it. */
  readonly from: number;
  readonly to: number;
  /** `S01E02`, rather than a bare number or a date. */
  readonly isWritten: boolean;
  /** Pawn.Stars.S2014E18: the season names the year. */
  readonly year?: number;
}
