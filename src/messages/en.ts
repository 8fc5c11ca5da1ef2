import { diskEn } from "./disk/en.ts";
import { filmsEn } from "./films/en.ts";
import { journalEn } from "./journal/en.ts";
import { monitoringEn } from "./monitoring/en.ts";
import { openingEn } from "./opening/en.ts";
import { recommendationsEn } from "./recommendations/en.ts";
import { requestsEn } from "./requests/en.ts";
import { workEn } from "./work/en.ts";

/** What the engine says in English: what happened, what it means, what to do. `{fact}` is filled in. */
export const en = {
  ...diskEn,
  ...filmsEn,
  ...workEn,
  ...requestsEn,
  ...journalEn,
  ...recommendationsEn,
  ...monitoringEn,
  ...openingEn,
} as const;
