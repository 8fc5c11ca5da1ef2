/** Loopback stand-ins for the providers, with faults by name; see `faults.ts`. */
export { benchDataFolder, loadBenchCatalogue } from "./benchCatalogue.ts";
export { SMALL_CATALOGUE } from "./smallCatalogue.ts";
export {
  startTmdbStandIn,
  startWikimediaStandIn,
  type TmdbStandIn,
  type WikimediaStandIn,
} from "./standIns.ts";
