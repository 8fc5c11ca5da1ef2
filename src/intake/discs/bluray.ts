import { type DiscFile, type DiscRoles, filmRoles } from "./discRole.ts";

/** The clip names of a playlist, such as `00800`, in playback order, each once. */
export interface Playlist {
  readonly clips: readonly string[];
  /** Duration without repeated clips. */
  readonly seconds: number;
}

const TICKS_PER_SECOND = 45_000;
const MAX_ITEMS = 1_000;
/** Without playlists, files of at least this share of the largest file's size are parts of the film. */
const PART_SHARE = 0.4;

/**
 * Parses a playlist (`00800.mpls`, `00000.MPL`).
 * @returns null for invalid data
 * Source: github.com/lw/BluRay/wiki/MPLS
 */
export function parsePlaylist(bytes: Buffer): Playlist | null {
  if (bytes.toString("latin1", 0, 4) !== "MPLS" || bytes.length < 12) return null;
  const start = bytes.readUInt32BE(8);
  if (start + 10 > bytes.length) return null;
  const items = Math.min(bytes.readUInt16BE(start + 6), MAX_ITEMS);
  const secondsOf = new Map<string, number>();
  for (let item = 0, at = start + 10; item < items && at + 22 <= bytes.length; item += 1) {
    const clip = bytes.toString("latin1", at + 2, at + 7);
    const ticks = bytes.readUInt32BE(at + 18) - bytes.readUInt32BE(at + 14);
    if (/^\d{5}$/.test(clip) && !secondsOf.has(clip)) secondsOf.set(clip, Math.max(ticks, 0) / TICKS_PER_SECOND);
    at += 2 + bytes.readUInt16BE(at);
  }
  return { clips: [...secondsOf.keys()], seconds: [...secondsOf.values()].reduce((sum, one) => sum + one, 0) };
}

/**
 * The film of a Blu-ray is the longest playlist whose clips all exist, or without playlists the largest files in
 * numeric order. All other files are extras.
 */
export function blurayRoles(files: readonly DiscFile[], playlists: readonly Playlist[]): DiscRoles {
  const byClip = new Map(files.map(({ name }) => [name.slice(0, 5), name]));
  const [film] = playlists
    .filter(({ clips }) => clips.length > 0 && clips.every((clip) => byClip.has(clip)))
    .sort((a, b) => b.seconds - a.seconds);
  const names = film ? film.clips.flatMap((clip) => byClip.get(clip) ?? []) : largest(files);
  return new Map([...files.map(({ name }) => [name, { kind: "bonus" }] as const), ...filmRoles(names)]);
}

function largest(files: readonly DiscFile[]): string[] {
  const most = Math.max(0, ...files.map(({ sizeBytes }) => sizeBytes));
  return files
    .filter(({ sizeBytes }) => sizeBytes >= most * PART_SHARE)
    .map(({ name }) => name)
    .sort();
}
