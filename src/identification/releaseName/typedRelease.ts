import type { Release } from "./release.ts";

/** The release as if it had the title and year that somebody typed, and no others. */
export function typedRelease(release: Release, title: string, year: number | null): Release {
  const typed = { title, year, kind: "movie" } as const;
  return { ...release, ...typed, alternativeTitles: [], ids: {}, readings: [{ ...typed, weight: 1 }] };
}
