import type { Language, Locale } from "../contract/index.ts";
import { openReadStore, type ReadStore } from "../store/index.ts";
import type { Clock } from "../time/index.ts";
import { restrictToAge } from "./audience/index.ts";
import { createLibrary, type Library } from "./createLibrary.ts";

/** The library as people of an age may see it. */
export interface RestrictedLibraries {
  /** For reading: writing fails (`SQLITE_READONLY`). @param maximumAge whole years; null: the whole library */
  upTo(maximumAge: number | null): Library;
  close(): void;
}

export interface RestrictedLibrariesParts {
  readonly library: Library;
  /** Of the library, which is open for writing. */
  readonly file: string;
  readonly clock: Clock;
  readonly language: () => Language | Locale;
}

/** One connection an age, opened with the first request of such a profile. */
export function createRestrictedLibraries({
  library,
  file,
  clock,
  language,
}: RestrictedLibrariesParts): RestrictedLibraries {
  const opened = new Map<number, { readonly store: ReadStore; readonly library: Library }>();

  return {
    upTo(maximumAge) {
      if (maximumAge === null) return library;
      const known = opened.get(maximumAge);
      if (known) return known.library;
      // Queries of the main thread are short, so they are never stopped.
      const store = openReadStore(file, () => true);
      restrictToAge(store, maximumAge);
      const restricted = createLibrary({ store, clock, language });
      opened.set(maximumAge, { store, library: restricted });
      return restricted;
    },
    close() {
      for (const { store } of opened.values()) store.close();
      opened.clear();
    },
  };
}
