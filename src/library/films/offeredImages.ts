import type { ProductionFacts } from "../../contract/index.ts";
import type { FieldValues } from "../../providers/index.ts";
import type { FilmLogo } from "./filmLogo.ts";

type Offered = FieldValues["images"];

const THUMBNAIL_WIDTH = 780;
const STILL_WIDTH = 1280;
const LOGO_WIDTH = 780;
const MAX_STILLS = 24;

/** The address of an image that a provider names for a film. The engine fetches it when the page shows it. */
export function offeredUrl(filmId: number, width: number, path: string): string {
  return `/api/artwork/film/${filmId}/${width}${path}`;
}

/** Images without text, best first. */
export function stillsOf(filmId: number, { backdrops }: Offered): ProductionFacts["stills"] {
  return backdrops
    .filter(({ language }) => language === null)
    .slice(0, MAX_STILLS)
    .map(({ path, width, height }) => ({
      url: offeredUrl(filmId, STILL_WIDTH, path),
      thumbnailUrl: offeredUrl(filmId, THUMBNAIL_WIDTH, path),
      width,
      height,
    }));
}

export function shownLogo(filmId: number, logo: FilmLogo | null): ProductionFacts["logo"] {
  return logo && { url: offeredUrl(filmId, LOGO_WIDTH, logo.path), width: logo.width, height: logo.height };
}
