import type { DragEvent } from "react";
import { desktop } from "../api/desktop.ts";

let isOut = false;

/** Whether a file of the library is being dragged out of the window. The drop zone ignores such a drag. */
export function isDraggedOut(): boolean {
  return isOut;
}

/** Props that let an element be dragged to other programs as a file; none in a browser. */
export function dragOutProps(fileId: number | undefined) {
  const shell = desktop();
  if (!shell || fileId === undefined) return {};
  return {
    draggable: true,
    onDragStart(event: DragEvent) {
      event.preventDefault(); // Electron starts a native drag instead
      isOut = true;
      // No pointer events arrive during a native drag: the first one after it means that it has ended.
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
