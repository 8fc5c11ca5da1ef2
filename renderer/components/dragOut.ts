import type { DragEvent } from "react";
import { desktop } from "../api/desktop.ts";

let isOut = false;

/** A file of the library is being dragged out of the window: it is nothing that comes in. */
export function isDraggedOut(): boolean {
  return isOut;
}

/** Makes an element a file that can be dragged to other programs; nothing in a browser. */
export function dragOutProps(fileId: number | undefined) {
  const shell = desktop();
  if (!shell || fileId === undefined) return {};
  return {
    draggable: true,
    onDragStart(event: DragEvent) {
      event.preventDefault(); // the window's own drag takes its place
      isOut = true;
      // While the system drags, the page hears of no pointer; the first that it hears of is the end.
      window.addEventListener("pointermove", endWhenReleased, true);
      void shell.dragFile(fileId);
    },
  };
}

function endWhenReleased(event: PointerEvent): void {
  if (event.buttons !== 0) return;
  isOut = false;
  window.removeEventListener("pointermove", endWhenReleased, true);
}
