import { mkdtempSync, realpathSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { taskThreadFile } from "../../../src/engine/taskThreadFile.ts";
import { createWorkers } from "../../../src/workers/index.ts";

/** A folder of this test file's own, removed when its tests are over. Without links in its path. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "films-"));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Real threads, ended when this file's tests are over. */
export function temporaryWorkers() {
  const workers = createWorkers({ threadFile: taskThreadFile });
  afterAll(() => workers.close());
  return workers;
}
