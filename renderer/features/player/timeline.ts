/** One position over all parts of a film. Pure. All values are in seconds. */

export interface PartPosition {
  readonly part: number;
  /** Position from the beginning of that part. */
  readonly seconds: number;
}

/** @param durations of the parts, in order; 0 while one is unknown */
export function totalOf(durations: readonly number[]): number {
  return durations.reduce((sum, seconds) => sum + seconds, 0);
}

/** Start position of a part. */
export function startOf(durations: readonly number[], part: number): number {
  return totalOf(durations.slice(0, part));
}

/** The part at a position. Positions after the end belong to the last part. */
export function locate(durations: readonly number[], position: number): PartPosition {
  let start = 0;
  for (const [part, duration] of durations.entries()) {
    const isLast = part === durations.length - 1;
    if (position < start + duration || isLast) {
      const seconds = Math.max(0, position - start);
      return { part, seconds: isLast && duration > 0 ? Math.min(seconds, duration) : seconds };
    }
    start += duration;
  }
  return { part: 0, seconds: 0 };
}

export interface Chapter {
  readonly start: number;
  /** Null for an untitled chapter. */
  readonly title: string | null;
}

/** Chapters of all parts on the film's timeline. A part without chapters of its own counts as one chapter. */
export function chaptersOf(
  parts: readonly { readonly chapters?: readonly Chapter[] | undefined }[],
  durations: readonly number[],
): Chapter[] {
  const isInParts = parts.length > 1;
  return parts.flatMap(({ chapters = [] }, part) => {
    const start = startOf(durations, part);
    const own = chapters.filter((chapter) => durations[part] === 0 || chapter.start < (durations[part] ?? 0));
    if (own.length > 0) return own.map((chapter) => ({ start: start + chapter.start, title: chapter.title }));
    return isInParts ? [{ start, title: null }] : [];
  });
}

/** The current chapter; null before the first one. */
export function chapterAt(chapters: readonly Chapter[], position: number): number | null {
  const index = chapters.findLastIndex(({ start }) => start <= position + 0.05);
  return index < 0 ? null : index;
}

/** After this much of a chapter, *previous* returns to its beginning instead. */
const RESTARTS_AFTER_SECONDS = 3;

/** The target of the keys for the next (1) and previous (-1) chapter; null when there is none. */
export function chapterJump(chapters: readonly Chapter[], position: number, direction: 1 | -1): number | null {
  if (direction > 0) return chapters.find(({ start }) => start > position + 0.05)?.start ?? null;
  return (
    chapters.findLast(({ start }) => start < position - RESTARTS_AFTER_SECONDS)?.start ??
    (chapters.length > 0 ? 0 : null)
  );
}

/** Formats a position as `1:02:03` or `2:03`. */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const pad = (value: number) => String(value).padStart(2, "0");
  const hours = Math.floor(whole / 3_600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`;
}
