import { readFileSync, renameSync, writeFileSync } from "node:fs";
import type { Rectangle } from "electron";

/** Where the window was, in screen points; `bounds` are those it has when it is not maximised. */
export type WindowState = { readonly bounds: Partial<Rectangle> & Size; readonly maximized: boolean };
type Size = { readonly width: number; readonly height: number };

export const MINIMUM_SIZE: Size = { width: 640, height: 480 };
const FIRST_SIZE: Size = { width: 1280, height: 820 };
/** So much of the window must lie on a screen for a person to be able to take hold of it. */
const GRIP = 80;

/** A screen that was unplugged, or a file written by another version, leads back to the first size. */
export function readWindowState(path: string, screens: readonly Rectangle[]): WindowState {
  try {
    return placeWindow(JSON.parse(readFileSync(path, "utf8")), screens);
  } catch {
    return placeWindow(null, screens); // the first start, or a file that was cut
  }
}

/** Keeps what was saved as far as it can still be seen; sizes never exceed the largest screen. */
export function placeWindow(saved: unknown, screens: readonly Rectangle[]): WindowState {
  if (!isWindowState(saved)) return { bounds: FIRST_SIZE, maximized: false };
  const { bounds, maximized } = saved;
  const width = within(bounds.width, MINIMUM_SIZE.width, Math.max(...screens.map((screen) => screen.width)));
  const height = within(bounds.height, MINIMUM_SIZE.height, Math.max(...screens.map((screen) => screen.height)));
  const { x, y } = bounds;
  const isSeen =
    x !== undefined && y !== undefined && screens.some((screen) => canBeGrasped({ x, y, width, height }, screen));
  return { bounds: isSeen ? { x, y, width, height } : { width, height }, maximized };
}

/** Written beside and renamed: a start never reads half of it. */
export function saveWindowState(path: string, state: WindowState): void {
  writeFileSync(`${path}.new`, JSON.stringify(state));
  renameSync(`${path}.new`, path);
}

/** The title bar is at the top: enough of that edge must be there, in both directions. */
function canBeGrasped(window: Rectangle, screen: Rectangle): boolean {
  const overlap = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  return overlap >= GRIP && window.y >= screen.y && window.y <= screen.y + screen.height - GRIP;
}

function within(value: number, least: number, most: number): number {
  return Math.round(Math.max(least, Math.min(value, most)));
}

function isWindowState(value: unknown): value is WindowState {
  if (typeof value !== "object" || value === null || !("bounds" in value) || !("maximized" in value)) return false;
  const { bounds, maximized } = value;
  if (typeof bounds !== "object" || bounds === null || typeof maximized !== "boolean") return false;
  const { width, height, x, y } = bounds as Record<string, unknown>;
  const isPlace = (part: unknown) => part === undefined || Number.isSafeInteger(part);
  return Number.isFinite(width) && Number.isFinite(height) && isPlace(x) && isPlace(y);
}
