import { activity, jobKinds, jobStates, precision } from "./activity.ts";
import { artwork } from "./artwork.ts";
import { communities } from "./communities.ts";
import { edit } from "./edit.ts";
import { desk, fields, film, jobs } from "./film.ts";
import { filmFacts, releaseStatuses } from "./filmFacts.ts";
import { forYou } from "./forYou.ts";
import { freeSpace } from "./freeSpace.ts";
import { keyboard } from "./keyboard.ts";
import { gate, modelNames, models } from "./models.ts";
import { notFilms } from "./notFilms.ts";
import { people } from "./people.ts";
import { player } from "./player.ts";
import { providers } from "./providers.ts";
import { refresh } from "./refresh.ts";
import { evidence, review } from "./review.ts";
import { machine, settings } from "./settings.ts";
import { skipped, skipReasons } from "./skipped.ts";
import { subtitleSearch } from "./subtitleSearch.ts";
import { together } from "./together.ts";
import { viewings } from "./viewings.ts";
import { year } from "./year.ts";

/** Loaded with the first screen other than the library. */
export const screens = {
  people,
  edit,
  refresh,
  film,
  artwork,
  desk,
  jobs,
  fields,
  filmFacts,
  releaseStatuses,
  player,
  providers,
  forYou,
  freeSpace,
  review,
  evidence,
  activity,
  precision,
  jobStates,
  jobKinds,
  models,
  communities,
  modelNames,
  gate,
  settings,
  machine,
  skipped,
  subtitleSearch,
  skipReasons,
  keyboard,
  viewings,
  year,
  notFilms,
  together,
};
