import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { Downloader } from "@electron/get";
import { rangeOf, versionOf } from "./contentRange.ts";
import { DownloadFailed, detailOf, isDiskError } from "./downloadFailure.ts";
import { PartialFile } from "./partialFile.ts";
import { StallGuard } from "./stallGuard.ts";
import { SYSTEM_TIMERS, type Timers } from "./timers.ts";

const STALL_LIMIT_MS = 20_000;
/** How often in a row a connection may break without bringing the download further than it has been. */
const FRUITLESS_ATTEMPTS = 3;

export interface DownloadProgress {
  readonly receivedBytes: number;
  /** null where the server does not say */
  readonly totalBytes: number | null;
}

export interface ResumableDownloadOptions {
  /** Where a download that was interrupted waits for the next start. */
  readonly partialFolder: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DownloadProgress) => void;
  readonly stallLimitMs?: number;
  readonly timers?: Timers;
}

/**
 * Downloads by ranges. A broken connection is taken up where it broke, within this start or by the next one; the
 * download is given up when no byte arrives for a while, however long all of it takes.
 */
export class ResumableDownload implements Downloader<unknown> {
  readonly #options: ResumableDownloadOptions;
  readonly #stallLimitMs: number;
  readonly #timers: Timers;

  constructor(options: ResumableDownloadOptions) {
    this.#options = options;
    this.#stallLimitMs = options.stallLimitMs ?? STALL_LIMIT_MS;
    this.#timers = options.timers ?? SYSTEM_TIMERS;
  }

  /**
   * @param target a path on the disk of the partial files
   * @throws DownloadFailed, or the reason of the signal
   */
  async download(url: string, target: string): Promise<void> {
    const name = createHash("sha256").update(url).digest("hex").slice(0, 16);
    const partial = new PartialFile(join(this.#options.partialFolder, `${name}.partial`));
    for (let best = partial.size, fruitless = 0; ; ) {
      const broken = await this.#receive(url, partial);
      if (!broken) break;
      fruitless = partial.size > best ? 0 : fruitless + 1;
      best = Math.max(best, partial.size);
      if (fruitless >= FRUITLESS_ATTEMPTS) {
        throw new DownloadFailed({ kind: "unreachable", host: new URL(url).host, detail: detailOf(broken) }, broken);
      }
    }
    partial.moveTo(target);
  }

  /** @returns what broke the connection, null when the file is complete */
  async #receive(url: string, partial: PartialFile): Promise<unknown> {
    using stall = new StallGuard(this.#stallLimitMs, this.#timers);
    const signal = AbortSignal.any([this.#options.signal, stall.signal]);
    try {
      const response = await this.#ask(url, partial, signal);
      stall.heard();
      if (response) await this.#store(response, partial, stall);
      return null;
    } catch (error) {
      this.#options.signal.throwIfAborted();
      const { host } = new URL(url);
      if (stall.signal.aborted)
        throw new DownloadFailed({ kind: "stalled", host, seconds: Math.round(this.#stallLimitMs / 1000) }, error);
      if (isDiskError(error)) throw new DownloadFailed({ kind: "notStored", detail: detailOf(error) }, error);
      if (error instanceof DownloadFailed) throw error;
      return error;
    }
  }

  /** @returns null where the partial file turns out to be complete */
  async #ask(url: string, partial: PartialFile, signal: AbortSignal): Promise<Response | null> {
    const { size, version } = partial;
    const resume = size > 0 && version ? { range: `bytes=${size}-`, "if-range": version } : undefined;
    // Compressed on the way, a range would count other bytes than those of the file.
    const response = await fetch(url, { headers: { "accept-encoding": "identity", ...resume }, signal });
    if (response.ok) return response;

    await response.body?.cancel();
    if (response.status === 416 && resume) {
      if (response.headers.get("content-range") === `bytes */${size}`) return null;
      partial.remove();
      return this.#ask(url, partial, signal);
    }
    throw new DownloadFailed({ kind: "refused", host: new URL(url).host, url, status: response.status });
  }

  async #store(response: Response, partial: PartialFile, stall: StallGuard): Promise<void> {
    const { from, total } = rangeOf(response);
    if (from !== 0 && from !== partial.size) {
      partial.remove();
      throw new Error("the server answered with another part than the one asked for");
    }
    await using file = await partial.openAt(from, versionOf(response));
    let received = from;
    this.#options.onProgress({ receivedBytes: received, totalBytes: total });
    for await (const chunk of response.body ?? []) {
      await writeAt(file, chunk, received);
      received += chunk.length;
      stall.heard();
      this.#options.onProgress({ receivedBytes: received, totalBytes: total });
    }
    if (total !== null && received !== total) throw new Error(`${received} of ${total} bytes arrived`);
  }
}

/** One write may take only a part of the bytes. */
async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
