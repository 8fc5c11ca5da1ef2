/**
 * The errors of the engine. In: a stable code and the facts. Out: one base class, and the two questions everybody asks
 * of an error that was caught. It knows no feature and no wording: `src/messages` has the sentences.
 */
export { CodedError, type ErrorFacts } from "./codedError.ts";
export { errorCode, hasCode } from "./errorCode.ts";
export { factsOf } from "./factsOf.ts";
