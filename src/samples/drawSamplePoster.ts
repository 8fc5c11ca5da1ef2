import { collectGarbage } from "../images/index.ts";
import { samplePosters } from "./posters/index.ts";

/** @see samplePosters */
export async function drawSamplePoster({ path, size }: { path: string; size: string }): Promise<Uint8Array | null> {
  try {
    return await samplePosters(path, size);
  } finally {
    collectGarbage();
  }
}
