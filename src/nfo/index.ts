/**
 * NFO files, as Kodi and Jellyfin write and read them. In: bytes of any origin. Out: a film's facts as plain values. It
 * opens no file, fetches nothing, and knows neither films nor folders.
 */

export { decodeText } from "./decodeText.ts";
export { resolveEntities } from "./entities.ts";
export type { Nfo, NfoOutcome } from "./nfo.ts";
export { nfoTasks } from "./tasks.ts";
export { updateNfo } from "./updateNfo.ts";
export { isOwnNfo, type NfoContent, writeNfo } from "./writeNfo.ts";
