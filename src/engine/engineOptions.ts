import type { SystemBin } from "../removal/index.ts";
import type { SecretStore } from "../secrets/index.ts";
import type { OpeningStep } from "../store/index.ts";
import type { Clock } from "../time/index.ts";

/** What a host or a test gives the engine in place of the system's own. */
export interface EngineOptions {
  readonly clock: Clock;
  readonly random: () => number;
  /** False measures what measuring costs. */
  readonly isMeasured?: boolean;
  /** Where the host knows better than `/sys` does. */
  readonly isOnBattery?: () => boolean;
  /** Called with what is done to the database before the library is open. */
  readonly onOpeningStep?: (step: OpeningStep) => void;
  /**
   * If set, the database is checked after the first response instead of before the library opens. Called when that
   * check found damage: the engine has stopped and the database was moved aside. The error is the one that
   * `createEngine` would have thrown.
   */
  readonly onDatabaseDamaged?: (error: Error) => void;
  /** Where the host has a better place for secrets than files in the data folder. */
  readonly secrets?: SecretStore;
  /** Where the host can move files to the system's bin. */
  readonly bin?: SystemBin | null;
}

export const DEFAULT_OPTIONS: EngineOptions = { clock: Date, random: Math.random };
