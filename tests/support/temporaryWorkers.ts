import { afterAll } from "vitest";
import { taskThreadFile } from "../../src/engine/taskThreadFile.ts";
import { createWorkers, type Workers } from "../../src/workers/index.ts";

/** Real threads, ended when this file's tests are over. */
export function temporaryWorkers(): Workers {
  const workers = createWorkers({ threadFile: taskThreadFile });
  afterAll(() => workers.close());
  return workers;
}
