/** For the thread that answers out of catalogues. */
export { type CatalogueQuestion, createCatalogueReader } from "./askCatalogues.ts";
