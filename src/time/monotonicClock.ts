export interface Clock {
  now(): number;
}

/** A clock that follows the machine's and does not follow it back. */
export interface MonotonicClock extends Clock {
  /** How far this clock is ahead of the machine's since that was set back, milliseconds. */
  aheadMs(): number;
  /** What waits was moved to the machine's time: the two agree again. */
  resync(): void;
}

/**
 * When the machine's clock is set back, a moment that was kept before lies further away than it was meant to. This clock
 * goes on from where it was instead, so that "in thirty seconds" stays thirty seconds. A clock set forward, and a machine
 * that slept, look the same from here: what waited is due, which is early at worst and never late.
 *
 * Only a step back that somebody sees can be followed: ask now and then, even when there is nothing to wait for.
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
