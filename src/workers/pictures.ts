// Loaded in the thread of the `pictures` pool. What is exported here can be run there by its name.
import * as picture from "../enrichment/picture/tasks.ts";
import * as maintenance from "../maintenance/tasks.ts";
import * as samples from "../samples/tasks.ts";
import { sendingCodes } from "./taskErrors.ts";

export const preparePicture = sendingCodes(picture.preparePicture);
export const checkDatabase = sendingCodes(maintenance.checkDatabase);
export const drawSamplePoster = sendingCodes(samples.drawSamplePoster);
