import { join } from "node:path";
import { readConfig } from "../../../src/config.ts";
import { serve } from "../../../src/server/index.ts";

const PAGE_FOLDER = join(import.meta.dirname, "../../../dist/renderer");

/** No key and nobody to ask outside: the samples' own provider is the only one that answers. */
export function startSampleHost(dataFolder: string) {
  const nobody = "http://127.0.0.1:9";
  const environment = {
    FILMOTHEQUE_DATA: dataFolder,
    FILMOTHEQUE_PORT: "0",
    FILMOTHEQUE_LANGUAGE: "en",
    // How fast this machine writes is no subject of a test.
    FILMOTHEQUE_SLOW_WRITE_MS: "3600000",
    FILMOTHEQUE_TMDB_URL: `${nobody}/3`,
    FILMOTHEQUE_TMDB_IMAGE_URL: `${nobody}/t/p`,
    FILMOTHEQUE_WIKIDATA_URL: nobody,
    FILMOTHEQUE_WIKIPEDIA_URL: `${nobody}/{lang}`,
  };
  return serve({ ...readConfig(environment), pageFolder: PAGE_FOLDER });
}
