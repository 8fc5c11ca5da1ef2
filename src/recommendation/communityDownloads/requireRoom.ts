import { statfs } from "node:fs/promises";
import { CommunityProblem } from "./communityProblem.ts";

/** What is written besides the download: vectors, and room for the library. */
const SPARE_BYTES = 300 * 1_000_000;

/** @param bytes still to be downloaded @throws CommunityProblem `community_no_room`, before anything is sent */
export async function requireRoom(folder: string, bytes: number, freeBytes = freeBytesIn): Promise<void> {
  const needed = Math.max(0, bytes) + SPARE_BYTES;
  if ((await freeBytes(folder)) < needed)
    throw new CommunityProblem("community_no_room", `${Math.ceil(needed / 1e6)} MB`);
}

async function freeBytesIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
