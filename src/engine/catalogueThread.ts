import { titleKey, titleWords } from "../identification/foldTitle.ts";
import {
  type CatalogueQuestion,
  type CatalogueState,
  createCatalogueReader,
} from "../providers/catalogues/askCatalogues.ts";
import type { FilmCandidate } from "../providers/index.ts";

/** Stays in its thread with its open files. Titles are compared as identification compares them. */
const catalogues = createCatalogueReader({ key: titleKey, words: titleWords });

export interface CatalogueQuery {
  readonly folder: string;
  readonly question: CatalogueQuestion;
}

export function askCatalogues({ folder, question }: CatalogueQuery): FilmCandidate[] {
  return catalogues.ask(folder, question);
}

export function listCatalogues(folder: string): CatalogueState[] {
  return catalogues.list(folder);
}
