/** The timers of the download; tests control them. */
export interface Timers {
  now(): number;
  /** @returns cancels the call */
  after(ms: number, call: () => void): () => void;
}

export const SYSTEM_TIMERS: Timers = {
  now: () => performance.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
