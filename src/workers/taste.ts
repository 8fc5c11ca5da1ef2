// Loaded in the thread of the `taste` pool: it answers while a training keeps the others busy.
import * as prediction from "../recommendation/prediction/tasks.ts";
import { sendingCodes } from "./taskErrors.ts";

export const rankFilms = sendingCodes(prediction.rankFilms);
export const estimateRatings = sendingCodes(prediction.estimateRatings);
