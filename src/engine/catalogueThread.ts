import { titleKey, titleWords } from "../identification/releaseName/normalizeTitle.ts";
import {
  type CatalogueQuery,
  type CatalogueState,
  createCatalogueReader,
} from "../providers/catalogues/catalogueReader.ts";
import type { FilmCandidate } from "../providers/index.ts";

/** Stays in its thread with its open files. Titles are compared as identification compares them. */
const catalogues = createCatalogueReader({ key: titleKey, words: titleWords });

export interface CatalogueTask {
  readonly folder: string;
  readonly query: CatalogueQuery;
}

export function queryCatalogues({ folder, query }: CatalogueTask): FilmCandidate[] {
  return catalogues.query(folder, query);
}

export function listCatalogues(folder: string): CatalogueState[] {
  return catalogues.list(folder);
}
