import { diskFr } from "./disk/fr.ts";
import type { en } from "./en.ts";
import { filmsFr } from "./films/fr.ts";
import { journalFr } from "./journal/fr.ts";
import { monitoringFr } from "./monitoring/fr.ts";
import { openingFr } from "./opening/fr.ts";
import { recommendationsFr } from "./recommendations/fr.ts";
import { requestsFr } from "./requests/fr.ts";
import { workFr } from "./work/fr.ts";

/** Ce que dit le moteur en français : ce qui s'est passé, ce que cela veut dire, quoi faire. */
export const fr: Readonly<Record<keyof typeof en, string>> = {
  ...diskFr,
  ...filmsFr,
  ...workFr,
  ...requestsFr,
  ...journalFr,
  ...recommendationsFr,
  ...monitoringFr,
  ...openingFr,
};
