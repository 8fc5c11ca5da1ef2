import type { WebContents } from "electron";

export type ZoomStep = "in" | "out" | "reset";

/** Chromium's own steps, so that the window zooms as a browser does. */
const FACTORS = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;
export const MINIMUM_ZOOM = FACTORS[0];
export const MAXIMUM_ZOOM = 3;

export function nextZoom(current: number, step: ZoomStep): number {
  if (step === "reset") return 1;
  const tolerance = 0.01; // a factor comes back from Chromium as 1.2 ** (Math.log(factor) / Math.log(1.2))
  if (step === "in") return FACTORS.find((factor) => factor > current + tolerance) ?? MAXIMUM_ZOOM;
  return FACTORS.findLast((factor) => factor < current - tolerance) ?? MINIMUM_ZOOM;
}

const listeners = new WeakMap<WebContents, () => void>();

export function zoomPage(contents: WebContents, step: ZoomStep): void {
  contents.setZoomFactor(nextZoom(contents.getZoomFactor(), step));
  listeners.get(contents)?.(); // Chromium emits no event for a factor that was set
}

/** Ctrl and the wheel zoom where the page does not use them itself. @param onZoomed called after each change */
export function onZoomChange(contents: WebContents, onZoomed: () => void): void {
  listeners.set(contents, onZoomed);
  contents.on("zoom-changed", (_event, direction) => zoomPage(contents, direction));
}
