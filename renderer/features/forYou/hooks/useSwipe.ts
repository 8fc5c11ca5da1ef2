import { type PointerEvent, useRef, useState } from "react";

/** A shorter drag is ignored. */
const ENOUGH_PX = 70;

/** Swiping a card: its offset in pixels while it is dragged, and the handlers to attach. */
export function useSwipe(onLeft: () => void, onRight: () => void) {
  const from = useRef<number | null>(null);
  const [offset, setOffset] = useState(0);
  const end = () => {
    from.current = null;
    setOffset(0);
  };
  return {
    offset,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        from.current = event.clientX;
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (from.current !== null) setOffset(event.clientX - from.current);
      },
      onPointerUp() {
        if (offset < -ENOUGH_PX) onLeft();
        if (offset > ENOUGH_PX) onRight();
        end();
      },
      onPointerCancel: end,
    },
  };
}
