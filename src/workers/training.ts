// Loaded in the threads of the `training` pool. What is exported here can be run there by its name.
import * as recommendation from "../recommendation/tasks.ts";
import { sendingCodes } from "./taskErrors.ts";

export const evaluateModel = sendingCodes(recommendation.evaluateModel);
export const prepareSet = sendingCodes(recommendation.prepareSet);
export const profileSet = sendingCodes(recommendation.profileSet);
export const gridFold = sendingCodes(recommendation.gridFold);
export const fitForServing = sendingCodes(recommendation.fitForServing);
