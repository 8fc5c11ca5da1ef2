// Loaded in the thread of the `mind` pool. What is exported here can be run there by its name.
import * as identification from "../identification/tasks.ts";
import * as nfo from "../nfo/tasks.ts";
import { sendingCodes } from "./taskErrors.ts";

export const parseReleaseNames = sendingCodes(identification.parseReleaseNames);
export const scoreCandidates = sendingCodes(identification.scoreCandidates);
export const readFolderNames = sendingCodes(identification.readFolderNames);
export const readNfo = sendingCodes(nfo.readNfo);
