import type { Store } from "./store.ts";

/** More than the lists a household has open at once. */
const MAX_ENTRIES = 200;

/**
 * Caches computed values until anything is written, so that scrolling a library that does not change counts once.
 * @param maxEntries the cache is emptied when it holds as many
 */
export function cacheUntilWrite<T>(
  { changeMark }: Pick<Store, "changeMark">,
  maxEntries = MAX_ENTRIES,
): (key: string, compute: () => T) => T {
  const cached = new Map<string, T>();
  let cachedAtChange = -1;

  return (key, compute) => {
    const change = changeMark();
    if (change === null) return compute();
    if (change !== cachedAtChange || cached.size >= maxEntries) cached.clear();
    cachedAtChange = change;
    const known = cached.get(key);
    if (known !== undefined) return known;
    const computed = compute();
    cached.set(key, computed);
    return computed;
  };
}
