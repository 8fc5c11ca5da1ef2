import type { ProviderSets } from "../providers/index.ts";
import type { Workers } from "../workers/index.ts";
import { sampleFilms } from "./films/index.ts";
import { createLoopbackProvider, type LoopbackProvider } from "./provider/index.ts";
import { sampleTasks } from "./tasks.ts";

export interface SampleProviderParts {
  readonly providers: Pick<ProviderSets, "enableSamples">;
  readonly workers: Pick<Workers, "run">;
  /** Only films below it are looked up here. */
  readonly folder: string;
}

/** The provider on the loopback interface that knows the sample films; its posters are drawn in a thread. */
export class SampleProvider {
  readonly #parts: SampleProviderParts;
  #started: Promise<LoopbackProvider> | undefined;

  constructor(parts: SampleProviderParts) {
    this.#parts = parts;
  }

  start(): Promise<LoopbackProvider> {
    this.#started ??= this.#startOnce();
    return this.#started;
  }

  async stop(): Promise<void> {
    const provider = await this.#started;
    await provider?.close();
  }

  async #startOnce(): Promise<LoopbackProvider> {
    const { providers, folder } = this.#parts;
    const posters = (path: string, size: string) => this.#drawPoster(path, size);
    const provider = await createLoopbackProvider({ films: sampleFilms, posters });
    providers.enableSamples(provider, folder);
    return provider;
  }

  async #drawPoster(path: string, size: string): Promise<Buffer | null> {
    const jpeg = await this.#parts.workers.run(sampleTasks.drawSamplePoster, { path, size });
    return jpeg && Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  }
}
