/** Loopback stand-ins for the providers, with faults by name; see `faults.ts`. */
export { benchDataFolder, loadBenchCatalogue } from "./benchCatalogue.ts";
export { type RecordedAnswer, readRecordedAnswers, recordedJson } from "./recordedAnswers.ts";
export { SMALL_CATALOGUE } from "./smallCatalogue.ts";
export {
  type StandInOptions,
  startTmdbStandIn,
  startWikimediaStandIn,
  type TmdbStandIn,
  type WikimediaStandIn,
} from "./standIns.ts";
