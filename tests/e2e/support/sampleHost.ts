import { join } from "node:path";
import { readConfig } from "../../../src/config.ts";
import { serve } from "../../../src/server/index.ts";

const PAGE_FOLDER = join(import.meta.dirname, "../../../dist/renderer");

/** No key, and outside services are unreachable: the samples' own provider is the only one that answers. */
export function startSampleHost(dataFolder: string, more: Readonly<Record<string, string>> = {}) {
  const unreachable = "http://127.0.0.1:9";
  const environment = {
    FILMOTHEQUE_DATA: dataFolder,
    FILMOTHEQUE_PORT: "0",
    FILMOTHEQUE_LANGUAGE: "en",
    // How fast this machine writes is no subject of a test.
    FILMOTHEQUE_SLOW_WRITE_MS: "3600000",
    FILMOTHEQUE_TMDB_URL: `${unreachable}/3`,
    FILMOTHEQUE_TMDB_IMAGE_URL: `${unreachable}/t/p`,
    FILMOTHEQUE_WIKIDATA_URL: unreachable,
    FILMOTHEQUE_WIKIPEDIA_URL: `${unreachable}/{lang}`,
    ...more,
  };
  return serve({ ...readConfig(environment), pageFolder: PAGE_FOLDER });
}
