import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import { filterToParams, type LibraryFilter, parseFilter } from "../../../filmFilter/filter.ts";
import { saveSort } from "../../../filmFilter/savedSort.ts";

/** The filter is in the URL, so that links, bookmarks and the browser's history restore it. */
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
