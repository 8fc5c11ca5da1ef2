/**
 * Offline catalogues: films by title without a network. In: TMDB's id export, IMDb's data sets, Wikidata, JSON lines.
 * Out: candidates and suggestions in milliseconds. One SQLite file each, in `catalogues/` of the data folder; an import
 * writes a partial file that replaces the catalogue at the end. Titles are normalised by the given `TitleFolding`.
 */

export { catalogueCandidates, type QueryCatalogues } from "./catalogueCandidates.ts";
export { cataloguesFolder } from "./catalogueFile.ts";
export { CATALOGUE_FORMATS, type CatalogueFormat } from "./catalogueFilm.ts";
export { CatalogueProblem } from "./catalogueProblem.ts";
export {
  type CatalogueState,
  createCatalogueReader,
} from "./catalogueReader.ts";
export {
  type CatalogueImport,
  type ImportProgress,
  importCatalogue,
  removeCatalogue,
} from "./importCatalogue.ts";
export { openSource } from "./openSource.ts";

export { watchCatalogues } from "./watchCatalogues.ts";
