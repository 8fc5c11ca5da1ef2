/** UC2–UC5: the contract's routes of films, one file a group. */
import { filmDetailRoutes } from "./detail.ts";
import { filmEditRoutes } from "./edit.ts";
import type { FilmRouteParts } from "./filmRouteParts.ts";
import { filmListRoutes } from "./list.ts";
import { filmMarkRoutes } from "./marks.ts";
import { refreshPreviewRoutes } from "./refreshPreview.ts";
import { removalRoutes } from "./removal.ts";
import { suggestionRoutes } from "./suggestions.ts";

export { artworkRoutes } from "./artwork.ts";
export type { FilmRouteParts } from "./filmRouteParts.ts";

export function filmRoutes(parts: FilmRouteParts) {
  return {
    ...filmListRoutes(parts),
    ...filmDetailRoutes(parts),
    ...filmEditRoutes(parts),
    ...filmMarkRoutes(parts),
    ...refreshPreviewRoutes(parts),
    ...removalRoutes(parts),
    ...suggestionRoutes(parts),
  };
}
