import { expect, onTestFinished, test } from "vitest";
import { readConfig } from "../../../src/config.ts";
import { checkAfterFirstResponse } from "../../../src/engine/databaseCheck.ts";
import { createGuardedWork } from "../../../src/engine/guardedWork.ts";
import { taskThreadFile } from "../../../src/engine/taskThreadFile.ts";
import { createLogger } from "../../../src/monitoring/index.ts";
import { lockLibrary, openStore } from "../../../src/store/index.ts";
import { openPreparedStore } from "../../../src/store/openStore.ts";
import { createWorkers } from "../../../src/workers/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { damageTable } from "./support/storeContents.ts";

test("the host learns of damage even if another program locks the library before it is set aside", async () => {
  const folder = temporaryFolder("unmovable");
  openStore(folder).close();
  damageTable(`${folder}/library.db`);
  const store = openPreparedStore(folder);
  const workers = createWorkers({ threadFile: taskThreadFile });
  onTestFinished(() => workers.close());
  const log = createLogger({ level: "error", terminal: { write: () => undefined } });
  const ground = {
    store,
    workers,
    log,
    config: readConfig({ FILMOTHEQUE_DATA: folder, FILMOTHEQUE_LANGUAGE: "en" }),
    guarded: createGuardedWork(log, { report: () => false }),
  };
  const { promise: told, resolve: onDamaged } = Promise.withResolvers<Error>();
  const check = checkAfterFirstResponse(
    ground,
    async () => {
      store.close();
      const other = lockLibrary(folder);
      onTestFinished(() => other.release());
    },
    onDamaged,
  );
  check();
  expect(await told).toMatchObject({ code: "library_in_use" });
});
