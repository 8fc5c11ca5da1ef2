import type { Page } from "playwright-core";

/** The operations a source offers, as bits (Chrome DevTools Protocol, `Input.DragData`). */
export const OFFERS = { copy: 1, link: 2, move: 16, any: 1 | 2 | 16 } as const;

export type Dragged = {
  readonly files?: readonly string[];
  readonly text?: string;
  readonly html?: string;
  readonly offers?: number;
};

const POINT = { x: 600, y: 400 };

/** Drags real paths, or text, from outside over the window and drops them. */
export async function dropOnWindow(page: Page, dragged: Dragged): Promise<void> {
  await dragOverWindow(page, dragged, "drop");
}

/** Drags over the window, then drops or leaves. `whileOver` runs in between. */
export async function dragOverWindow(
  page: Page,
  { files = [], text, html, offers = OFFERS.any }: Dragged,
  end: "drop" | "dragCancel",
  whileOver: () => Promise<void> = async () => undefined,
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const items = [
    ...(text === undefined ? [] : [{ mimeType: "text/plain", data: text }]),
    ...(html === undefined ? [] : [{ mimeType: "text/html", data: html }]),
  ];
  const data = { items, files: [...files], dragOperationsMask: offers };
  const send = (type: "dragEnter" | "dragOver" | "drop" | "dragCancel") =>
    session.send("Input.dispatchDragEvent", { type, ...POINT, data });
  await send("dragEnter");
  await send("dragOver");
  await whileOver();
  await send(end);
  await session.detach();
}
