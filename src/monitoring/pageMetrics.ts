import { ANSWER } from "./metricBuckets.ts";
import { histogram, LISTS, SEEN } from "./metricDefinition.ts";

/** What only the page can measure. */
export const PAGE_METRICS = {
  viewSeconds: histogram(
    "page_view_seconds",
    "seconds",
    ["view"],
    ANSWER,
    SEEN,
    ["view"],
    "From the click to the complete first view, as painted.",
    "Du clic à la première vue complète, une fois affichée.",
  ),
  nextBatchSeconds: histogram(
    "page_next_batch_seconds",
    "seconds",
    ["view"],
    ANSWER,
    LISTS,
    [],
    "From scrolling to the next films, as painted.",
    "Du défilement aux films suivants, une fois affichés.",
  ),
  interactionSeconds: histogram(
    "page_interaction_seconds",
    "seconds",
    [],
    ANSWER,
    SEEN,
    [],
    "From a key or click to the next paint (Event Timing).",
    "D’une touche ou d’un clic à l’affichage suivant (Event Timing).",
  ),
} as const;
