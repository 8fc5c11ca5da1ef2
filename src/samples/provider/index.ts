/**
 * A provider on the loopback interface, for sample films and tests: TMDB's and Wikimedia's shapes over an
 * in-memory catalogue. In: `SampleFilm`s. Out: four base addresses. It holds no data of any real provider.
 */
export type { SampleFilm } from "../sampleFilm.ts";

export {
  createLoopbackProvider,
  type LoopbackProvider,
  type ReceivedRequest,
  type RequestInterceptor,
  sendAnswer,
} from "./loopbackProvider.ts";
export { WRONG_KEY } from "./tmdbAnswers.ts";
export { apiError } from "./wikidataAnswers.ts";
