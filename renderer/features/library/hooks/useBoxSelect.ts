import { type RefObject, useEffect, useRef, useState } from "react";
import type { Selection } from "./useSelection.ts";

export type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
type Point = { readonly x: number; readonly y: number };

const MIN_DRAG_PX = 6;
/** Within this distance from the edge the list scrolls, faster towards the edge. */
const EDGE_PX = 48;
const SCROLL_PX_A_FRAME = 22;

type BoxSelectOptions = {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly grid: RefObject<HTMLElement | null>;
  /** Ids of the films that a box touches. */
  readonly filmsIn: (box: Box) => Iterable<number>;
  readonly selection: Selection;
};

/** Selects films by drawing a box, starting between films. With Ctrl or Shift it adds to the selection. */
export function useBoxSelect({ scroller, grid, filmsIn, selection }: BoxSelectOptions): Box | null {
  const [box, setBox] = useState<Box | null>(null);
  const latest = useRef({ filmsIn, selection });
  latest.current = { filmsIn, selection };

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let stop: (() => void) | null = null;

    const onDown = (event: PointerEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.button !== 0 || event.pointerType === "touch" || !grid.current?.contains(target)) return;
      if (target?.closest("a, button, input")) return;
      stop?.();
      stop = draw(event, element, grid.current, latest, setBox);
      event.preventDefault(); // no text selection
    };
    element.addEventListener("pointerdown", onDown);
    return () => {
      stop?.();
      element.removeEventListener("pointerdown", onDown);
    };
  }, [scroller, grid]);

  return box;
}

function draw(
  down: PointerEvent,
  scroller: HTMLElement,
  grid: HTMLElement,
  latest: RefObject<{ filmsIn: BoxSelectOptions["filmsIn"]; selection: Selection }>,
  show: (box: Box | null) => void,
): () => void {
  const pointOf = ({ x, y }: Point): Point => {
    const { left, top } = grid.getBoundingClientRect();
    return { x: x - left, y: y - top };
  };
  const from = pointOf({ x: down.clientX, y: down.clientY });
  const adds = down.ctrlKey || down.metaKey || down.shiftKey;
  const before = adds ? latest.current.selection.ids : new Set<number>();
  let pointer: Point = { x: down.clientX, y: down.clientY };
  let isDrawing = false;
  let frame = requestAnimationFrame(step);

  function step(): void {
    frame = requestAnimationFrame(step);
    const to = pointOf(pointer);
    isDrawing ||= Math.hypot(to.x - from.x, to.y - from.y) >= MIN_DRAG_PX;
    if (!isDrawing) return;
    scroller.scrollTop += speedAt(pointer.y, scroller.getBoundingClientRect());
    const box = boxOf(from, pointOf(pointer));
    show(box);
    latest.current.selection.set(before.union(new Set(latest.current.filmsIn(box))));
  }
  const onMove = (event: PointerEvent) => {
    pointer = { x: event.clientX, y: event.clientY };
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    show(null);
    window.removeEventListener("pointermove", onMove);
    window.removeEventListener("pointerup", onUp);
    window.removeEventListener("pointercancel", stop);
  };
  // A click between films clears the selection.
  const onUp = () => {
    if (!isDrawing && !adds) latest.current.selection.clear();
    stop();
  };
  window.addEventListener("pointermove", onMove);
  window.addEventListener("pointerup", onUp);
  window.addEventListener("pointercancel", stop);
  return stop;
}

function boxOf(a: Point, b: Point): Box {
  return { left: Math.min(a.x, b.x), top: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

function speedAt(y: number, { top, bottom }: DOMRect): number {
  const above = top + EDGE_PX - y;
  const below = y - (bottom - EDGE_PX);
  if (above > 0) return -SCROLL_PX_A_FRAME * Math.min(1, above / EDGE_PX);
  return below > 0 ? SCROLL_PX_A_FRAME * Math.min(1, below / EDGE_PX) : 0;
}
