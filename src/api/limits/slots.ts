/** How many may be open at once, for each key and in total. */
export interface SlotLimits {
  readonly perKey: number;
  readonly total: number;
}

/** Slots for what stays open for a while, such as a stream, limited for each key and in total. */
export interface Slots {
  /** @returns releases the slot; null when none is free */
  take(key: string): (() => void) | null;
  /** How many slots are taken. */
  count(): number;
}

export function createSlots({ perKey, total }: SlotLimits): Slots {
  const taken = new Map<string, number>();
  let all = 0;

  function give(key: string): void {
    all -= 1;
    const left = (taken.get(key) ?? 0) - 1;
    if (left > 0) taken.set(key, left);
    else taken.delete(key);
  }

  return {
    take(key) {
      const own = taken.get(key) ?? 0;
      if (own >= perKey || all >= total) return null;
      taken.set(key, own + 1);
      all += 1;
      let isTaken = true;
      return () => {
        if (isTaken) give(key);
        isTaken = false;
      };
    },
    count: () => all,
  };
}
