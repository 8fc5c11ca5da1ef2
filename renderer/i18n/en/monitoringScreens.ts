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

/** Loaded with monitoring and flow. */
export const monitoringScreens = {
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
