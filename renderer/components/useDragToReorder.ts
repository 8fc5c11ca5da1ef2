import { type PointerEvent, type RefObject, useEffect, useState } from "react";

interface DragToReorder {
  /** The index of the item that is being dragged, where it stands now; null while none is. */
  readonly dragged: number | null;
  /** Props of an item's handle. */
  readonly handleProps: (index: number) => { onPointerDown: (event: PointerEvent) => void };
}

/**
 * Items of a vertical list that are dragged by their handles, with a mouse, a pen or a finger. No native drag, which the
 * drop zone would take for files.
 * @param list its children are the items, in their order
 * @param onMove an item passes another one
 * @param onEnd the item was let go
 */
export function useDragToReorder(
  list: RefObject<HTMLElement | null>,
  onMove: (from: number, to: number) => void,
  onEnd: () => void,
): DragToReorder {
  const [dragged, setDragged] = useState<number | null>(null);

  useEffect(() => {
    if (dragged === null) return;
    let from = dragged;
    const ending = new AbortController();
    const { signal } = ending;
    const end = () => {
      setDragged(null);
      onEnd();
    };
    const follow = ({ clientY }: globalThis.PointerEvent) => {
      const to = indexAt([...(list.current?.children ?? [])], clientY);
      if (to === from) return;
      onMove(from, to);
      from = to;
      setDragged(to);
    };
    window.addEventListener("pointermove", follow, { signal });
    window.addEventListener("pointerup", end, { signal });
    window.addEventListener("pointercancel", end, { signal });
    return () => ending.abort();
  }, [dragged, list, onMove, onEnd]);

  return {
    dragged,
    handleProps: (index) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.preventDefault(); // selects no text
        setDragged(index);
      },
    }),
  };
}

/** The item at this height; beyond the list, its first or last one. */
function indexAt(items: readonly Element[], y: number): number {
  const index = items.findIndex((item) => y < item.getBoundingClientRect().bottom);
  return index < 0 ? items.length - 1 : index;
}
