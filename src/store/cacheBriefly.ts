const MAX_ENTRIES = 50;

/**
 * Keeps computed values for a while, whatever is written meanwhile: for figures that may be a little old, such as how
 * rare a genre is. `cacheUntilWrite` would compute them again after each request that writes a log entry.
 * @param keepMs how old a value may become, milliseconds
 * @param maxEntries past this many the oldest value is dropped
 */
export function cacheBriefly<T>(keepMs: number, maxEntries = MAX_ENTRIES): (key: string, compute: () => T) => T {
  const cached = new Map<string, { readonly value: T; readonly until: number }>();

  return (key, compute) => {
    const now = performance.now();
    const known = cached.get(key);
    if (known && now < known.until) return known.value;
    for (const [old, { until }] of cached) if (now >= until) cached.delete(old);
    const value = compute();
    cached.delete(key);
    cached.set(key, { value, until: performance.now() + keepMs });
    const [oldest] = cached.keys();
    if (cached.size > maxEntries && oldest !== undefined) cached.delete(oldest);
    return value;
  };
}
