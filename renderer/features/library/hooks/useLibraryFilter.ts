import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { filterToParams, type LibraryFilter, parseFilter } from "../../../filmFilter/filter.ts";
import { saveSort } from "../../../filmFilter/savedSort.ts";

/** The filter is the address: a link, a bookmark and the way back hold it. */
export function useLibraryFilter() {
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => parseFilter(params), [params]);

  const change = useCallback(
    (next: Partial<LibraryFilter>) => {
      setParams(
        (present) => {
          const changed = { ...parseFilter(present), ...next };
          if (next.sort || next.order) saveSort(changed);
          return filterToParams(changed);
        },
        { replace: true },
      );
    },
    [setParams],
  );
  return { filter, change };
}
