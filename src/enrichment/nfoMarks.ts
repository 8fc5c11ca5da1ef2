import type { NfoMarks } from "../library/index.ts";
import type { Nfo } from "../nfo/index.ts";

/** What an NFO says that its owner did: a rating of ten as five stars, and the date as this computer's local time. */
export function nfoMarks({ userRating, playCount, isWatched, dateAdded }: Nfo): NfoMarks {
  return {
    rating: userRating === null ? null : Math.max(0.5, Math.round(userRating) / 2),
    isWatched: isWatched || (playCount ?? 0) > 0,
    addedAt: dateAdded === null ? null : localTime(dateAdded),
  };
}

/** @param written `YYYY-MM-DD`, or with ` hh:mm:ss` */
function localTime(written: string): number | null {
  const [day, time = "00:00:00"] = written.split(" ");
  const at = new Date(`${day}T${time}`).getTime();
  return Number.isNaN(at) ? null : at;
}
