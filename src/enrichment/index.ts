/**
 * What others say of a film, and its pictures. In: films that are identified. Out: facts with their origin, credits,
 * an article, similar films, artwork at the sizes in use. What a person corrected is never overwritten here.
 */

import type { Language, Locale } from "../contract/index.ts";
import type { Events } from "../events/index.ts";
import type { FileRecords } from "../intake/index.ts";
import type { Jobs } from "../jobs/index.ts";
import type { Library } from "../library/index.ts";
import type { Metrics } from "../monitoring/index.ts";
import type { ProviderSets } from "../providers/index.ts";
import type { Clock } from "../time/index.ts";
import type { Workers } from "../workers/index.ts";
import { createArtwork } from "./artwork.ts";
import { artworkJob } from "./artworkJob.ts";
import { type BesideJobParts, besideJob } from "./besideJob.ts";
import { createCatchUp } from "./catchUp.ts";
import { enrichTmdbJob } from "./enrichTmdbJob.ts";
import { enrichWikipediaJob } from "./enrichWikipediaJob.ts";
import { createLostPictures } from "./lostPictures.ts";
import { createOutsidePosters } from "./outsidePosters.ts";
import { createOwnPoster, type OwnPosterParts } from "./ownPoster.ts";
import { createSimilar } from "./similar.ts";
import { queueSpeaking, speakJob } from "./speakJob.ts";
import { type StillParts, stillJob } from "./stillJob.ts";

export type { Artwork } from "./artwork.ts";
export { queueBeside } from "./besideJob.ts";
export { isPosterUndo } from "./ownPoster.ts";
export type { Similar } from "./similar.ts";
export { queueStill } from "./stillJob.ts";

export interface EnrichmentParts {
  readonly store: OwnPosterParts["store"];
  readonly library: Library;
  readonly files: FileRecords;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly metrics: Metrics;
  readonly workers: Workers;
  readonly providers: ProviderSets;
  readonly clock: Clock;
  readonly picturesFolder: string;
  readonly takeStill: StillParts["takeStill"];
  readonly sidecarFiles: BesideJobParts["sidecarFiles"];
  readonly folderListings: BesideJobParts["folderListings"];
  readonly nfoForFile: BesideJobParts["nfoForFile"];
  language(): Language;
  /** The same with its country. */
  locale(): Locale;
  /** When that was changed last. */
  languageSince(): number;
}

/** Registers the kinds of work, and gives what the API shows of them. */
export function createEnrichment(parts: EnrichmentParts) {
  const artwork = createArtwork({ ...parts, folder: parts.picturesFolder });
  parts.jobs.register(enrichTmdbJob(parts));
  parts.jobs.register(artworkJob({ ...parts, artwork }));
  parts.jobs.register(besideJob({ ...parts, artwork }));
  parts.jobs.register(enrichWikipediaJob(parts));
  parts.jobs.register(stillJob({ ...parts, artwork }));
  parts.jobs.register(speakJob(parts));
  return {
    artwork,
    /** After another language was chosen for films. */
    speakAgain: () => queueSpeaking(parts.jobs),
    lostPicture: createLostPictures(parts),
    ownPoster: createOwnPoster({ ...parts, artwork }),
    catchUp: createCatchUp(parts),
    similar: createSimilar(parts),
    outsidePosters: createOutsidePosters({ ...parts, artwork }),
  };
}

export type Enrichment = ReturnType<typeof createEnrichment>;
