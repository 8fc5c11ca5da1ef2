import { mkdirSync } from "node:fs";
import type { JobHandler } from "../jobs/index.ts";
import { makeSampleClips } from "./clips/makeSampleClips.ts";
import type { SampleProvider } from "./sampleProvider.ts";

export interface SamplesJobParts {
  readonly provider: SampleProvider;
  readonly folder: string;
  /** Path of ffmpeg; null where there is none. */
  ffmpeg(): Promise<string | null>;
  receive(paths: readonly string[], signal: AbortSignal): Promise<unknown>;
}

/** Makes the clips and hands their folder over as if a person had dropped it. */
export function samplesJob({ provider, folder, ffmpeg, receive }: SamplesJobParts): JobHandler<"samples"> {
  return {
    kind: "samples",
    concurrency: 1,
    batchSize: 1,
    priority: 200,
    timeoutMs: 60 * 60_000,
    async run([job], { signal, progress }) {
      const ffmpegPath = await ffmpeg();
      if (!ffmpegPath) return [{ kind: "failed", error: { code: "no_ffmpeg" }, retry: false }];
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      await provider.start();
      const onProgress = (done: number, total: number) => progress(job?.id ?? 0, done / total);
      await makeSampleClips(folder, { ffmpegPath, signal, onProgress });
      await receive([folder], signal);
      return [{ kind: "done" }];
    },
  };
}
