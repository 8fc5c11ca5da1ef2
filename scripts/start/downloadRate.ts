import type { DownloadProgress } from "./resumableDownload.ts";

const WINDOW_MS = 15_000;
const SHORTEST_WINDOW_MS = 1_000;

interface Sample {
  readonly at: number;
  readonly receivedBytes: number;
}

/** Estimates the time left from the pace of the last seconds: what an earlier start received has no pace. */
export class DownloadRate {
  readonly #samples: Sample[] = [];

  /** @returns null while there is too little to tell, or where the length is unknown */
  secondsLeft({ receivedBytes, totalBytes }: DownloadProgress, at: number): number | null {
    if (receivedBytes < (this.#samples.at(-1)?.receivedBytes ?? 0)) this.#samples.length = 0; // restarted
    this.#samples.push({ at, receivedBytes });
    while (this.#samples.length > 2 && at - this.#samples[0]!.at > WINDOW_MS) this.#samples.shift();

    const [first] = this.#samples;
    const elapsedMs = at - first!.at;
    const bytes = receivedBytes - first!.receivedBytes;
    if (totalBytes === null || elapsedMs < SHORTEST_WINDOW_MS || bytes <= 0) return null;
    return ((totalBytes - receivedBytes) / bytes) * (elapsedMs / 1000);
  }
}
