import { rm } from "node:fs/promises";

/** A download that is about to stop may still write into the folder: it is tried again for a second. */
export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
