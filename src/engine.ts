/** The engine's door for hosts, the command line and tests. */
export type { Peer } from "./api/index.ts";
/** For hosts behind a proxy, whose public address differs from the one they listen on. */
export { readdress } from "./api/index.ts";
export type { EngineConfig } from "./config.ts";
export { readConfig } from "./config.ts";
export {
  createEngine,
  type Engine,
  type EngineAlert,
} from "./engine/index.ts";
export type { Imported, ProcessingState } from "./processing/index.ts";
/** For hosts that offer the system's bin. */
export { binNameOf, type SystemBin } from "./removal/index.ts";
/** For hosts that let a person decide what to do when the library's database is lost. */
export { restoreLibrary, startNewLibrary } from "./store/index.ts";
