export interface Clock {
  now(): number;
}

/** A clock that follows the machine's, but never back. */
export interface MonotonicClock extends Clock {
  /** How far this clock is ahead of the machine's since that was set back, milliseconds. */
  aheadMs(): number;
  /** Follows the machine's clock again, after everything that waits was moved to its time. */
  resync(): void;
}

/**
 * When the machine's clock is set back, a moment that was stored before is further away than it was meant to be. This
 * clock goes on from where it was instead, so that "in thirty seconds" stays thirty seconds. A clock set forward, and a
 * machine that slept, cannot be distinguished: what waited is due, which may be early and is never late.
 *
 * A step back is noticed only when the time is read: read it now and then, even when nothing waits.
 */
export function createMonotonicClock(clock: Clock): MonotonicClock {
  let last = clock.now();
  let ahead = 0;

  function now(): number {
    const wall = clock.now();
    if (wall < last) ahead += last - wall;
    last = wall;
    return wall + ahead;
  }

  return {
    now,
    aheadMs() {
      now();
      return ahead;
    },
    resync() {
      ahead = 0;
    },
  };
}
