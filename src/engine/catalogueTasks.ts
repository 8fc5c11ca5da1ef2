import { defineTasks } from "../workers/defineTasks.ts";

/** Searches of the offline catalogues. Defined here, because they join two features: catalogues and title comparison. */
export const catalogueTasks = defineTasks("catalogues", "parsing", {
  queryCatalogues: async () => (await import("./catalogueThread.ts")).queryCatalogues,
  listCatalogues: async () => (await import("./catalogueThread.ts")).listCatalogues,
});
