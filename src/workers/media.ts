// Loaded in threads of the `media` pool. What is exported here can be run there by its name.
import * as intake from "../intake/tasks.ts";
import { sendingCodes } from "./taskErrors.ts";

export const surveyPaths = sendingCodes(intake.surveyPaths);
export const spellPaths = sendingCodes(intake.spellPaths);
export const realPaths = sendingCodes(intake.realPaths);
export const lookAtPaths = sendingCodes(intake.lookAtPaths);
export const readFolders = sendingCodes(intake.readFolders);
export const probeFiles = sendingCodes(intake.probeFiles);
export const hashFile = sendingCodes(intake.hashFile);
export const listNeighbours = sendingCodes(intake.listNeighbours);
export const readBeside = sendingCodes(intake.readBeside);
