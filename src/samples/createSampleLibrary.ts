import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Jobs } from "../jobs/index.ts";
import { SampleProvider, type SampleProviderParts } from "./sampleProvider.ts";
import { type SamplesJobParts, samplesJob } from "./samplesJob.ts";

/**
 * "Try with sample films": clips of a few seconds, named like real releases, and a provider on the loopback interface
 * that knows them and nothing else. Samples are never looked up outside, nor real films among the samples.
 */
export interface SampleLibrary {
  /** Queues the making. @returns the job's id */
  add(): number;
  /** After a restart the samples' provider answers again, where samples were made. */
  start(): void;
  stop(): Promise<void>;
}

export interface SampleLibraryParts
  extends Omit<SampleProviderParts, "folder">,
    Omit<SamplesJobParts, "provider" | "folder"> {
  readonly jobs: Pick<Jobs, "register" | "enqueue">;
  readonly dataFolder: string;
  onFailed(error: unknown): void;
}

export function createSampleLibrary(parts: SampleLibraryParts): SampleLibrary {
  const { jobs, onFailed } = parts;
  // Not called "samples": a release in a folder of that name is taken for an excerpt.
  const folder = join(parts.dataFolder, "open-films");
  const provider = new SampleProvider({ ...parts, folder });
  jobs.register(samplesJob({ ...parts, provider, folder }));

  return {
    add: () => jobs.enqueue({ kind: "samples", subject: "program", subjectId: null, uniqueKey: "samples" }),
    start() {
      if (existsSync(folder)) provider.start().catch(onFailed);
    },
    stop: () => provider.stop(),
  };
}
