import { join } from "node:path";
import { readConfig } from "../../../src/config.ts";
import { serve } from "../../../src/server/index.ts";
import { samplesEnvironment } from "../../support/sampleLibrary.ts";

const PAGE_FOLDER = join(import.meta.dirname, "../../../dist/renderer");

/** No key, and outside services are unreachable: the samples' own provider is the only one that answers. */
export function startSampleHost(dataFolder: string, more: Readonly<Record<string, string>> = {}) {
  return serve({ ...readConfig({ ...samplesEnvironment(dataFolder), ...more }), pageFolder: PAGE_FOLDER });
}
