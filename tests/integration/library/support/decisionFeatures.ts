import { type ChosenArtwork, createChosenArtwork } from "../../../../src/enrichment/artwork/chosenArtwork.ts";
import { createFilmEdits, type FilmEdits } from "../../../../src/enrichment/editing/filmEdits.ts";
import { createEvents } from "../../../../src/events/index.ts";
import type { applyDecision } from "../../../../src/identification/files/applyDecision.ts";
import { createExtras, type Extras } from "../../../../src/identification/files/extras.ts";
import { createMatchRecords, type MatchRecords } from "../../../../src/identification/files/matchRecords.ts";
import { createNfoRecords } from "../../../../src/identification/files/nfoRecords.ts";
import { createManualDecisions, type ManualDecisions } from "../../../../src/identification/review/manualDecisions.ts";
import { FileRecords } from "../../../../src/intake/files/fileRecords.ts";
import { SidecarFileRecords } from "../../../../src/intake/sidecarFiles/sidecarFileRecords.ts";
import { createJobs } from "../../../../src/jobs/index.ts";
import { createLibrary, type Library } from "../../../../src/library/index.ts";
import { createRemoval, type Removal } from "../../../../src/removal/index.ts";
import type { Store } from "../../../../src/store/index.ts";
import type { Clock } from "../../../../src/time/index.ts";
import { openNewStore } from "../../../support/newStore.ts";

/** The features that take part in deciding which film a file is, over one open database. */
export interface DecisionFeatures {
  readonly store: Store;
  readonly library: Library;
  readonly files: FileRecords;
  readonly matches: MatchRecords;
  readonly extras: Extras;
  readonly manualDecisions: ManualDecisions;
  readonly posters: ChosenArtwork;
  readonly filmEdits: FilmEdits;
  readonly removal: Removal;
  /** What `applyDecision` needs. */
  readonly identifyParts: Parameters<typeof applyDecision>[4];
}

/** Opens the database in `folder`. No thread, provider or queue takes part: what needs one is left out. */
export function openDecisionFeatures(folder: string, clock: Clock): DecisionFeatures {
  const store = openNewStore(folder);
  const events = createEvents(clock);
  const jobs = createJobs({
    store,
    events,
    clock,
    random: () => 0.5,
    onSettled: () => undefined,
    onFailure: () => undefined,
  });
  const library = createLibrary({
    store,
    clock,
    language: () => "en",
    onMerged: (from, to) => jobs.moveSubject("film", from, to),
  });
  const files = new FileRecords(store);
  const matches = createMatchRecords(store);
  const extras = createExtras({ files, library, matches });
  const unused = { queueSidecarFiles: () => undefined, queueStill: () => undefined, sources: () => ({}), workers: {} };
  const review = { store, files, matches, extras, library, jobs, events, clock, ...unused };
  const artwork = {
    prepare: (_: string, bytes: Uint8Array) =>
      Promise.resolve({ hash: `hash-${bytes[0]}`, placeholder: "", width: 1, height: 1 }),
  };
  return {
    store,
    library,
    files,
    matches,
    extras,
    manualDecisions: createManualDecisions(review as never),
    filmEdits: createFilmEdits({ store, library, jobs, events }),
    removal: createRemoval({ store, library, files, jobs, events, clock, userFiles: {} as never, bin: null }),
    posters: createChosenArtwork({ store, library, events, artwork } as never),
    identifyParts: {
      ...review,
      nfos: createNfoRecords(store),
      sidecarFiles: new SidecarFileRecords(store),
    } as never,
  };
}
