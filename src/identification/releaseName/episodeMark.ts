export interface EpisodeMark {
  /** Words `from` to `to`, the latter excluded, are the mark; the series' title is before or after it. */
  readonly from: number;
  readonly to: number;
  /** Pawn.Stars.S2014E18: the season names the year. */
  readonly year?: number;
}
