const FRAMES = 8;
/** Without the opening titles and the credits. */
const FIRST_SHARE = 0.04;
const LAST_SHARE = 0.92;
/** A fraction that never repeats: each round shows other moments (golden ratio). */
const SHIFT = 0.618;

/**
 * Moments of a film, evenly spread over it.
 * @param durationSeconds above 0
 * @param round from 1; each one has other moments
 * @returns seconds from the start, rising, with one decimal
 */
export function frameMoments(durationSeconds: number, round: number): number[] {
  const step = (LAST_SHARE - FIRST_SHARE) / FRAMES;
  const shift = (round * SHIFT) % 1;
  return Array.from({ length: FRAMES }, (_, index) => {
    const share = FIRST_SHARE + (index + shift) * step;
    return Math.round(share * durationSeconds * 10) / 10;
  });
}
