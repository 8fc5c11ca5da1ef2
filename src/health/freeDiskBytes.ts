import { statfs } from "node:fs/promises";

/** Free bytes on the disk that holds a folder; null where the disk is gone. */
export async function freeDiskBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    // The database's own check reports a disk that is gone.
    return null;
  }
}
