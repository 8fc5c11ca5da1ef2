import { readFileSync } from "node:fs";
import type { Rectangle } from "electron";
import { writeFileAtomically } from "../preferences/writeFileAtomically.ts";
import { MAXIMUM_ZOOM, MINIMUM_ZOOM } from "./zoom.ts";

/** Where the window was, in screen points; `bounds` are those it has when it is not maximised. */
export type WindowState = {
  readonly bounds: Partial<Rectangle> & Size;
  readonly maximized: boolean;
  /** Zoom factor of the page: 1 is 100 %. */
  readonly zoom: number;
};
type Size = { readonly width: number; readonly height: number };

export const MINIMUM_SIZE: Size = { width: 640, height: 480 };
const FIRST_SIZE: Size = { width: 1280, height: 820 };
/** Points of the title bar that must be on a display, so that the window can be moved. */
const MINIMUM_VISIBLE_TITLE_BAR = 80;

/** A display that was unplugged, or a file written by another version, leads back to the first size. */
export function readWindowState(path: string, screens: readonly Rectangle[]): WindowState {
  try {
    return placeWindow(JSON.parse(readFileSync(path, "utf8")), screens);
  } catch {
    return placeWindow(null, screens); // the first start, or a file that was cut
  }
}

/** The saved place, as far as it is on a display; sizes never exceed the largest display. */
export function placeWindow(saved: unknown, screens: readonly Rectangle[]): WindowState {
  if (!isWindowState(saved)) return { bounds: FIRST_SIZE, maximized: false, zoom: 1 };
  const { bounds, maximized } = saved;
  const zoom = Math.max(MINIMUM_ZOOM, Math.min(saved.zoom ?? 1, MAXIMUM_ZOOM));
  const width = within(bounds.width, MINIMUM_SIZE.width, Math.max(...screens.map((screen) => screen.width)));
  const height = within(bounds.height, MINIMUM_SIZE.height, Math.max(...screens.map((screen) => screen.height)));
  const { x, y } = bounds;
  const isSeen =
    x !== undefined &&
    y !== undefined &&
    screens.some((screen) => isTitleBarReachable({ x, y, width, height }, screen));
  return { bounds: isSeen ? { x, y, width, height } : { width, height }, maximized, zoom };
}

export function saveWindowState(path: string, state: WindowState): void {
  writeFileAtomically(path, JSON.stringify(state));
}

/** The title bar is at the top: enough of that edge must be there, in both directions. */
function isTitleBarReachable(window: Rectangle, screen: Rectangle): boolean {
  const overlap = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  return (
    overlap >= MINIMUM_VISIBLE_TITLE_BAR &&
    window.y >= screen.y &&
    window.y <= screen.y + screen.height - MINIMUM_VISIBLE_TITLE_BAR
  );
}

function within(value: number, least: number, most: number): number {
  return Math.round(Math.max(least, Math.min(value, most)));
}

/** Versions before 0.2 did not save the zoom. */
type SavedState = Omit<WindowState, "zoom"> & { readonly zoom?: number };

function isWindowState(value: unknown): value is SavedState {
  if (typeof value !== "object" || value === null || !("bounds" in value) || !("maximized" in value)) return false;
  const { bounds, maximized } = value;
  if (typeof bounds !== "object" || bounds === null || typeof maximized !== "boolean") return false;
  if ("zoom" in value && !Number.isFinite(value.zoom)) return false;
  const { width, height, x, y } = bounds as Record<string, unknown>;
  const isPlace = (part: unknown) => part === undefined || Number.isSafeInteger(part);
  return Number.isFinite(width) && Number.isFinite(height) && isPlace(x) && isPlace(y);
}
