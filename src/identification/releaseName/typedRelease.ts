import type { Release } from "./release.ts";

/** The release with the title and year that a person typed, and no others. */
export function typedRelease(release: Release, title: string, year: number | null): Release {
  const typed = { title, year, kind: "movie" } as const;
  return { ...release, ...typed, alternativeTitles: [], ids: {}, readings: [{ ...typed, weight: 1 }] };
}
