/** By how much subtitles are shown later than they say, for each file and track; kept on this device. */

const STEPS_PER_SECOND = 10;
/** Seconds that one step moves them by. */
export const OFFSET_STEP = 1 / STEPS_PER_SECOND;
const MAX_OFFSET = 600;
/** The oldest are dropped beyond this number. */
const MAX_KEPT = 500;
const KEY = "filmotheque:subtitle-offsets";

/** @returns seconds; 0 where they were not moved */
export function savedOffset(address: string): number {
  return readOffsets().find(([kept]) => kept === address)?.[1] ?? 0;
}

/** @returns the offset that is used: bounded, in whole steps */
export function saveOffset(address: string, seconds: number): number {
  const offset = boundedOffset(seconds);
  const others = readOffsets().filter(([kept]) => kept !== address);
  const offsets = offset === 0 ? others : [...others, [address, offset]];
  try {
    localStorage.setItem(KEY, JSON.stringify(offsets.slice(-MAX_KEPT)));
  } catch {
    // The browser's storage is full or blocked: the offset lasts as long as the player.
  }
  return offset;
}

/** In whole steps, and no more than ten minutes either way. */
export function boundedOffset(seconds: number): number {
  const bounded = Math.min(MAX_OFFSET, Math.max(-MAX_OFFSET, seconds));
  return Math.round(bounded * STEPS_PER_SECOND) / STEPS_PER_SECOND;
}

/** Addresses of tracks, with their seconds; the latest is last. */
function readOffsets(): [address: string, seconds: number][] {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(saved) ? saved.filter(isOffset) : [];
  } catch {
    return []; // invalid JSON
  }
}

function isOffset(entry: unknown): entry is [string, number] {
  return (
    Array.isArray(entry) &&
    typeof entry[0] === "string" &&
    typeof entry[1] === "number" &&
    Math.abs(entry[1]) <= MAX_OFFSET
  );
}
