import { type DiscFile, type DiscRole, type DiscRoles, filmRoles } from "./discRole.ts";

const SECTOR_BYTES = 2_048;
/** Offset of the pointer to the programme chain table, in sectors, within a title set's table. */
const CHAINS_POINTER = 0xcc;
const MAX_CHAINS = 1_000;
const TITLE_VOB = /^vts_(\d\d)_(\d)\.vob$/i;

/**
 * The duration of the longest programme chain of a title set, in seconds.
 * @param ifo the content of `VTS_01_0.IFO`; null for any other content
 * Source: dvd.sourceforge.net/dvdinfo/ifo_vts.html
 */
export function titleSetSeconds(ifo: Buffer): number | null {
  if (ifo.toString("latin1", 0, 12) !== "DVDVIDEO-VTS" || ifo.length < CHAINS_POINTER + 4) return null;
  const table = ifo.readUInt32BE(CHAINS_POINTER) * SECTOR_BYTES;
  if (table === 0 || table + 8 > ifo.length) return null;
  const chains = Math.min(ifo.readUInt16BE(table), MAX_CHAINS);
  let longest = 0;
  for (let chain = 0; chain < chains; chain += 1) {
    const entry = table + 8 + chain * 8;
    if (entry + 8 > ifo.length) break;
    const time = table + ifo.readUInt32BE(entry + 4) + 4;
    if (time + 4 > ifo.length) continue;
    const [hours = 0, minutes = 0, seconds = 0] = [...ifo.subarray(time, time + 3)].map(fromBcd);
    longest = Math.max(longest, hours * 3_600 + minutes * 60 + seconds);
  }
  return longest;
}

function fromBcd(byte: number): number {
  return (byte >> 4) * 10 + (byte & 0x0f);
}

/**
 * The film of a DVD is its longest title set, or without tables its largest one. The others are extras.
 * @param seconds duration by title set number, from the tables
 */
export function dvdRoles(files: readonly DiscFile[], seconds: ReadonlyMap<number, number>): DiscRoles {
  const roles = new Map<string, DiscRole>();
  const sets = new Map<number, DiscFile[]>();
  for (const file of files) {
    const [, set, part] = TITLE_VOB.exec(file.name) ?? [];
    if (set === undefined || part === "0") roles.set(file.name, { kind: "menu" });
    else sets.set(Number(set), [...(sets.get(Number(set)) ?? []), file]);
  }
  const film = [...sets].sort(
    ([a, ofA], [b, ofB]) => (seconds.get(b) ?? 0) - (seconds.get(a) ?? 0) || sizeOf(ofB) - sizeOf(ofA) || a - b,
  )[0];
  for (const [set, parts] of sets) {
    const names = parts.map(({ name }) => name).sort();
    if (set === film?.[0]) for (const [name, role] of filmRoles(names)) roles.set(name, role);
    else for (const name of names) roles.set(name, { kind: "bonus" });
  }
  return roles;
}

function sizeOf(files: readonly DiscFile[]): number {
  return files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}
