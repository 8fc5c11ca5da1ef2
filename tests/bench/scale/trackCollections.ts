/**
 * Tracks every living Map and Set of the program, with the line that created it. Loaded before the program's own
 * code: it replaces the two constructors.
 */

/** The total number of entries in the collections that one line created. */
export interface CollectionSize {
  /** File and line that created them. */
  readonly site: string;
  readonly entries: number;
}

type Collection = Map<unknown, unknown> | Set<unknown>;

/** Smaller ones come and go with requests. */
const WORTH_TELLING = 20;
/** Stack frames searched: libraries create collections a few calls below the program's line. */
const CALLERS_LOOKED_AT = 8;
const alive = new Map<string, Set<WeakRef<Collection>>>();
const OriginalMap = globalThis.Map;
const OriginalSet = globalThis.Set;
const PROGRAM_FILE = /\/(?:src|dist)\/[^)]*:\d+(?=:\d+)/;

export function trackCollections(): void {
  globalThis.Map = tracked(OriginalMap) as MapConstructor;
  globalThis.Set = tracked(OriginalSet) as SetConstructor;
}

/** The largest first. */
export function collectionSizes(): CollectionSize[] {
  const sizes: CollectionSize[] = [];
  for (const [site, refs] of alive) {
    let entries = 0;
    for (const ref of refs) {
      const collection = ref.deref();
      if (collection) entries += collection.size;
      else refs.delete(ref);
    }
    if (entries >= WORTH_TELLING) sizes.push({ site, entries });
  }
  return sizes.sort((a, b) => b.entries - a.entries);
}

function tracked<T extends MapConstructor | SetConstructor>(original: T): T {
  return new Proxy(original, {
    construct(target, values, newTarget) {
      const made = Reflect.construct(target, values, newTarget) as Collection;
      const site = siteOf();
      if (site === null) return made;
      const refs = alive.get(site) ?? new OriginalSet();
      refs.add(new WeakRef(made));
      alive.set(site, refs);
      return made;
    },
  });
}

/** The program's line that created it, directly or through a library; null for Node's own. */
function siteOf(): string | null {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = CALLERS_LOOKED_AT;
  const [, ...lines] = (new Error("where").stack ?? "").split("\n");
  Error.stackTraceLimit = limit;
  const line = lines.find((one) => PROGRAM_FILE.test(one) && !one.includes("node_modules"));
  return line === undefined ? null : (PROGRAM_FILE.exec(line)?.[0] ?? null);
}
