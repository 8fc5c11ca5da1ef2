/** The contract's JSON routes bound to the features, one file a group. */

import type { Router } from "@orpc/server";
import type { Contract } from "../../contract/index.ts";
import type { RequestContext } from "../context.ts";
import type { RequestLimits } from "../limits/requestLimits.ts";
import { type AccountRouteParts, accountRoutes } from "./accounts.ts";
import { type FileRouteParts, fileRoutes } from "./files.ts";
import { artworkRoutes, type FilmRouteParts, filmRoutes } from "./films/index.ts";
import { type JobRouteParts, jobRoutes } from "./jobs.ts";
import { type ModelRouteParts, modelRoutes } from "./models.ts";
import { monitoringRoutes } from "./monitoring/index.ts";
import type { MonitoringRouteParts } from "./monitoring/monitoringRouteParts.ts";
import { peopleRoutes } from "./people.ts";
import { personalRoutes } from "./personal.ts";
import { type ProgramRouteParts, programRoutes } from "./program.ts";
import { type ReviewRouteParts, reviewRoutes } from "./review.ts";

export interface RouterParts
  extends AccountRouteParts,
    FileRouteParts,
    ProgramRouteParts,
    FilmRouteParts,
    JobRouteParts,
    ModelRouteParts,
    MonitoringRouteParts,
    ReviewRouteParts {
  readonly limits: RequestLimits;
}

export function createRouter(parts: RouterParts) {
  return {
    accounts: accountRoutes(parts),
    films: filmRoutes(parts),
    artwork: artworkRoutes(parts),
    files: fileRoutes(parts),
    review: reviewRoutes(parts),
    jobs: jobRoutes(parts),
    models: modelRoutes(parts),
    monitoring: monitoringRoutes(parts),
    people: peopleRoutes(parts),
    personal: personalRoutes(parts),
    program: programRoutes(parts),
    // The compiler names a route of the contract that nothing answers.
  } satisfies Router<Contract, RequestContext>;
}
