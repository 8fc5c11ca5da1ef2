import type { Scenario } from "../scenario.ts";
import { importingCatalogue } from "./catalogue.ts";
import { curating } from "./curating.ts";
import { enriching, importing, uploading } from "./importing.ts";
import { backingUp, maintaining, restoring } from "./keeping.ts";
import { importingRatings, training } from "./learning.ts";
import { merging } from "./merging.ts";
import { isOldLibraryThere, migrating } from "./migrating.ts";
import { rating } from "./personal.ts";
import { undoing } from "./undoing.ts";

export { curating, merging, rating, restoring, undoing };

/** Every kind of work that a kill may meet. */
export function allScenarios(): readonly Scenario[] {
  return [
    importing,
    uploading,
    enriching,
    rating,
    undoing,
    merging,
    curating,
    training,
    backingUp,
    restoring,
    importingCatalogue,
    importingRatings,
    maintaining,
    ...(isOldLibraryThere() ? [migrating] : []),
  ];
}
