import { useEffect, useRef, useState } from "react";
import { desktop } from "../../../api/desktop.ts";
import { isDraggedOut } from "../../../components/dragOut.ts";

/** What is dragged over the window: files (how many, where the browser says so), or something else. */
export type DragContent = { kind: "files"; count: number | null } | { kind: "other" };

/** Follows a drag over the whole window, from its first moment; Escape leaves it. */
export function useDragOver(onDrop: (transfer: DataTransfer, dragged: DragContent) => void): DragContent | null {
  const [dragged, setDragged] = useState<DragContent | null>(null);
  const drop = useRef(onDrop);
  drop.current = onDrop;

  useEffect(() => {
    // The element that the drag is over. The next one is entered before this one is left.
    let over: EventTarget | null = null;
    const leave = () => {
      over = null;
      setDragged(null);
    };
    const onEnter = (event: DragEvent) => {
      if (isDraggedOut()) return;
      if (over === null && event.dataTransfer) setDragged(contentOf(event.dataTransfer));
      over = event.target;
      event.preventDefault();
    };
    const onOver = (event: DragEvent) => {
      if (isDraggedOut()) return;
      event.preventDefault();
      if (!event.dataTransfer) return;
      const { kind } = contentOf(event.dataTransfer);
      event.dataTransfer.dropEffect = kind === "other" ? "none" : dropEffectOf(event.dataTransfer.effectAllowed);
    };
    const onLeave = (event: DragEvent) => {
      if (event.target === over || event.relatedTarget === null) leave();
    };
    const onDropped = (event: DragEvent) => {
      event.preventDefault(); // else the browser would open the file in place of the page
      leave();
      if (event.dataTransfer && !isDraggedOut()) drop.current(event.dataTransfer, contentOf(event.dataTransfer));
    };
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && leave();

    const ending = new AbortController();
    const { signal } = ending;
    window.addEventListener("dragenter", onEnter, { signal });
    window.addEventListener("dragover", onOver, { signal });
    window.addEventListener("dragleave", onLeave, { signal });
    window.addEventListener("dragend", leave, { signal });
    // No pointer moves during a drag: it has ended, though an element that was removed meanwhile sent no dragleave.
    window.addEventListener("pointermove", () => over && leave(), { signal });
    window.addEventListener("drop", onDropped, { signal });
    window.addEventListener("keydown", onKey, { signal });
    return () => ending.abort();
  }, []);

  return dragged;
}

/** The desktop window copies nothing: *link* where the source allows it. A browser uploads a copy. */
const PREFERRED_EFFECTS = { window: ["link", "copy", "move"], browser: ["copy", "link", "move"] } as const;

/** An effect that the source does not allow would make the system refuse the drop. */
export function dropEffectOf(allowed: string, host: keyof typeof PREFERRED_EFFECTS = desktop() ? "window" : "browser") {
  if (allowed === "none") return "none";
  const isAllowed = (effect: string) =>
    allowed === "all" || allowed === "uninitialized" || allowed.toLowerCase().includes(effect);
  return PREFERRED_EFFECTS[host].find(isAllowed) ?? "none";
}

/** An image dragged out of a web page has a file too, and a URL: it is no film. */
function contentOf(transfer: DataTransfer): DragContent {
  const types = [...transfer.types];
  if (!types.includes("Files") || types.includes("text/uri-list") || types.includes("text/html"))
    return { kind: "other" };
  const count = [...transfer.items].filter((item) => item.kind === "file").length;
  return { kind: "files", count: count > 0 ? count : null };
}
