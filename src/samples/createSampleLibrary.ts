import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { JobHandler, Jobs } from "../jobs/index.ts";
import type { ProviderSets } from "../providers/index.ts";
import type { Workers } from "../workers/index.ts";
import { makeSampleClips } from "./clips/makeSampleClips.ts";
import { sampleFilms } from "./films/index.ts";
import { createLoopbackProvider, type LoopbackProvider } from "./provider/index.ts";
import { sampleTasks } from "./tasks.ts";

export interface SampleLibraryParts {
  readonly jobs: Jobs;
  readonly providers: ProviderSets;
  readonly workers: Workers;
  readonly dataFolder: string;
  /** Path of ffmpeg; null where there is none. */
  ffmpeg(): Promise<string | null>;
  receive(paths: readonly string[], signal: AbortSignal): Promise<unknown>;
  onFailed(error: unknown): void;
}

/**
 * "Try with sample films": clips of a few seconds, named like real releases, and a provider on the loopback interface
 * that knows them and nothing else. Samples are never looked up outside, nor real films among the samples.
 */
export function createSampleLibrary(parts: SampleLibraryParts) {
  // Not called "samples": to whoever reads release names, that folder holds excerpts.
  const folder = join(parts.dataFolder, "open-films");
  let provider: Promise<LoopbackProvider> | undefined;

  async function drawPoster(path: string, size: string): Promise<Buffer | null> {
    const jpeg = await parts.workers.run(sampleTasks.drawSamplePoster, { path, size });
    return jpeg && Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  }

  function start(): Promise<LoopbackProvider> {
    provider ??= createLoopbackProvider({ films: sampleFilms, posters: drawPoster }).then((started) => {
      parts.providers.enableSamples(started, folder);
      return started;
    });
    return provider;
  }

  const kind: JobHandler<"samples"> = {
    kind: "samples",
    concurrency: 1,
    batchSize: 1,
    priority: 200,
    timeoutMs: 300_000,
    async run([job], { signal, progress }) {
      const ffmpegPath = await parts.ffmpeg();
      if (!ffmpegPath) return [{ kind: "failed", error: { code: "no_ffmpeg" }, retry: false }];
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      await start();
      await makeSampleClips(folder, {
        ffmpegPath,
        signal,
        onProgress: (done, total) => progress(job?.id ?? 0, done / total),
      });
      await parts.receive([folder], signal);
      return [{ kind: "done" }];
    },
  };
  parts.jobs.register(kind);

  return {
    /** Queues the making. @returns the job's id */
    add: (): number =>
      parts.jobs.enqueue({ kind: "samples", subject: "program", subjectId: null, uniqueKey: "samples" }),

    /** After a restart the samples' provider answers again, where samples were made. */
    start(): void {
      if (existsSync(folder)) start().catch(parts.onFailed);
    },

    async stop(): Promise<void> {
      const started = await provider;
      await started?.close();
    },
  };
}

export type SampleLibrary = ReturnType<typeof createSampleLibrary>;
