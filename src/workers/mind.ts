// Loaded in the thread of the `mind` pool. What is exported here can be run there by its name.
import * as identification from "../identification/tasks.ts";
import * as nfo from "../nfo/tasks.ts";
import { type CatalogueQuestion, createCatalogueReader } from "../providers/catalogues/tasks.ts";
import { sendingCodes } from "./taskErrors.ts";

export const parseReleaseNames = sendingCodes(identification.parseReleaseNames);
export const scoreCandidates = sendingCodes(identification.scoreCandidates);
export const readFolderNames = sendingCodes(identification.readFolderNames);
export const readNfo = sendingCodes(nfo.readNfo);

/** Stays in this thread with its open files. Titles are compared as identification compares them. */
const catalogues = createCatalogueReader({ key: identification.titleKey, words: identification.titleWords });

export const askCatalogues = ({
  folder,
  question,
}: {
  readonly folder: string;
  readonly question: CatalogueQuestion;
}) => catalogues.ask(folder, question);
export const listCatalogues = (folder: string) => catalogues.list(folder);
