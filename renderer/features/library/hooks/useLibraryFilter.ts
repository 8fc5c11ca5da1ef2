import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { type LibraryFilter, readFilter, writeFilter } from "../filter.ts";
import { rememberSort } from "../rememberedSort.ts";

/** The filter is the address: a link, a bookmark and the way back hold it. */
export function useLibraryFilter() {
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => readFilter(params), [params]);

  const change = useCallback(
    (next: Partial<LibraryFilter>) => {
      setParams(
        (present) => {
          const changed = { ...readFilter(present), ...next };
          if (next.sort || next.order) rememberSort(changed);
          return writeFilter(changed);
        },
        { replace: true },
      );
    },
    [setParams],
  );
  return { filter, change };
}
