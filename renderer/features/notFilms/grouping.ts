import type { NotFilm } from "../../../src/contract/index.ts";

export interface Season {
  /** Null where the names do not say which one it is. */
  readonly season: number | null;
  readonly files: readonly NotFilm[];
}

export interface Series {
  /** Null for videos that are no episodes. */
  readonly series: string | null;
  readonly seasons: readonly Season[];
  readonly files: number;
  readonly watched: number;
}

/** The videos by series and season, series in the order in which they come. Names that differ in case are one series. Pure. */
export function bySeries(files: readonly NotFilm[]): Series[] {
  const groups = Map.groupBy(files, ({ series, kind }) => (kind === "episode" ? (series ?? "").toLowerCase() : null));
  return [...groups.values()].map((ofSeries) => ({
    series: ofSeries[0]?.kind === "episode" ? (ofSeries[0].series ?? "") : null,
    seasons: bySeason(ofSeries),
    files: ofSeries.length,
    watched: ofSeries.filter(({ watched }) => watched).length,
  }));
}

/** Numbered seasons first, in their order. */
function bySeason(files: readonly NotFilm[]): Season[] {
  return [...Map.groupBy(files, ({ season }) => season)]
    .map(([season, ofSeason]) => ({ season, files: ofSeason.toSorted(byEpisode) }))
    .toSorted((one, other) => asNumber(one.season) - asNumber(other.season));
}

const byEpisode = (one: NotFilm, other: NotFilm): number =>
  asNumber(one.episode) - asNumber(other.episode) || one.path.localeCompare(other.path);

const asNumber = (value: number | null): number => value ?? Number.MAX_SAFE_INTEGER;
