import { useCallback, useMemo, useRef, useState } from "react";
import { client } from "../../../api/client.ts";
import { showToast } from "../../../components/toasts.ts";
import { useProblemMessage } from "../../../components/useProblemMessage.ts";
import { type LibraryFilter, toQuery } from "../../../filmFilter/filter.ts";

const NOTHING: ReadonlySet<number> = new Set();

export type Selection = {
  readonly ids: ReadonlySet<number>;
  readonly size: number;
  readonly toggle: (filmId: number, index: number) => void;
  /** Selects from the last toggled film, or from `from`, to this index. */
  readonly extendTo: (index: number, from?: number) => void;
  readonly selectAll: () => void;
  readonly set: (ids: ReadonlySet<number>) => void;
  readonly clear: () => void;
};

/** The selected films by id. The selection survives scrolling, sorting and filtering. */
export function useSelection(filter: LibraryFilter, total: number): Selection {
  const [ids, setIds] = useState(NOTHING);
  const anchor = useRef<number | null>(null);
  const problemText = useProblemMessage();

  /** The films in between may not be loaded: the engine returns their ids. */
  const add = useCallback(
    async (from: number, to: number) => {
      try {
        const added = await client.films.ids({ ...toQuery(filter), from: Math.min(from, to), to: Math.max(from, to) });
        setIds((present) => present.union(new Set(added.ids)));
      } catch (error) {
        showToast(problemText(error as Error), { tone: "problem" });
      }
    },
    [filter, problemText],
  );

  const toggle = useCallback((filmId: number, index: number) => {
    anchor.current = index;
    setIds((present) => present.symmetricDifference(new Set([filmId])));
  }, []);
  const extendTo = useCallback(
    (index: number, from?: number) => {
      anchor.current ??= from ?? index;
      void add(anchor.current, index);
    },
    [add],
  );
  const selectAll = useCallback(() => void (total > 0 && add(0, total - 1)), [add, total]);
  const clear = useCallback(() => {
    anchor.current = null;
    setIds(NOTHING);
  }, []);

  return useMemo(
    () => ({ ids, size: ids.size, toggle, extendTo, selectAll, set: setIds, clear }),
    [ids, toggle, extendTo, selectAll, clear],
  );
}
