export interface EpisodeMark {
  /** Words `from` to `to`, the latter excluded, are the mark; the series' title is before or after it. */
  readonly from: number;
  readonly to: number;
  /** Whether it is an explicit mark such as `S01E02`, not a bare number or a date. */
  readonly isWritten: boolean;
  /** Pawn.Stars.S2014E18: the season names the year. */
  readonly year?: number;
}
