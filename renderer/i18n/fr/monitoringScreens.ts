import type { monitoringScreens as english } from "../en/monitoringScreens.ts";
import type { TranslatedBundle } from "../translated.ts";
import { drift, features, genres } from "./drift.ts";
import { flow } from "./flow.ts";
import { maintenance, maintenanceDoes, maintenanceNames } from "./maintenance.ts";
import {
  checkNames,
  legend,
  monitoring,
  outsideReasons,
  pools,
  providerStates,
  tileHelp,
  tileSecond,
  tiles,
  useCases,
} from "./monitoring.ts";

/** Chargé avec la surveillance et le flux. */
export const monitoringScreens: TranslatedBundle<typeof english> = {
  monitoring,
  tiles,
  legend,
  tileHelp,
  tileSecond,
  useCases,
  pools,
  providerStates,
  checkNames,
  outsideReasons,
  drift,
  features,
  genres,
  maintenance,
  maintenanceNames,
  maintenanceDoes,
  flow,
};
