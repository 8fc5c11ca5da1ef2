import type { DiaryEntryAnswer, FilmCard } from "../../../src/contract/index.ts";

interface Viewing {
  readonly film: FilmCard;
  /** `YYYY-MM-DD` */
  readonly watchedOn: string;
}

/** The latest viewing of each film of the library. @param entries the latest first */
export function latestViewings(entries: readonly Pick<DiaryEntryAnswer, "film" | "watchedOn">[]): Viewing[] {
  const seen = new Set<number>();
  return entries.flatMap(({ film, watchedOn }) => {
    if (film === null || seen.has(film.id)) return [];
    seen.add(film.id);
    return [{ film, watchedOn }];
  });
}
