import { apiTasks } from "../api/openApi/tasks.ts";
import { driftTasks } from "../drift/tasks.ts";
import { artworkTasks } from "../enrichment/tasks.ts";
import { identificationTasks } from "../identification/tasks.ts";
import { subtitleTasks } from "../intake/subtitles/tasks.ts";
import { intakeTasks } from "../intake/tasks.ts";
import { maintenanceTasks } from "../maintenance/tasks.ts";
import { nfoTasks } from "../nfo/tasks.ts";
import { readTasks } from "../reads/tasks.ts";
import { itemVectorTasks } from "../recommendation/itemVectors/tasks.ts";
import { memberTasks } from "../recommendation/members/tasks.ts";
import { downloadTasks, portableTasks } from "../recommendation/mlflow/tasks.ts";
import { predictionTasks } from "../recommendation/prediction/tasks.ts";
import { readinessTasks, trainingTasks } from "../recommendation/training/tasks.ts";
import { sampleTasks } from "../samples/tasks.ts";
import { serveTasks } from "../workers/serveTasks.ts";
import { catalogueTasks } from "./catalogueTasks.ts";
import { storeTasks } from "./storeTasks.ts";

/** Loaded by every thread of every pool. A task's own code is loaded when it first runs. */
export default serveTasks(
  apiTasks,
  artworkTasks,
  catalogueTasks,
  downloadTasks,
  driftTasks,
  identificationTasks,
  intakeTasks,
  itemVectorTasks,
  maintenanceTasks,
  memberTasks,
  nfoTasks,
  portableTasks,
  predictionTasks,
  readTasks,
  readinessTasks,
  sampleTasks,
  storeTasks,
  subtitleTasks,
  trainingTasks,
);
