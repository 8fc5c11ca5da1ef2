import type { Row } from "../row.ts";
import { benchCalibration } from "./calibration.ts";
import { benchCost } from "./cost.ts";
import { benchFilms } from "./films.ts";
import { benchMatching } from "./matching.ts";
import { benchNames } from "./names.ts";
import { benchOffline } from "./offline.ts";

/** Reads names and finds films against the shared sets; a missing set is a row that says so. */
export async function benchIdentification(): Promise<Row[]> {
  return [
    ...benchNames(),
    ...benchCost(),
    ...(await benchFilms()),
    ...(await benchMatching()),
    ...(await benchOffline()),
    ...(await benchCalibration()),
  ];
}
