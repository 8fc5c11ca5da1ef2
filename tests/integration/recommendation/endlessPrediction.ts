import { threadId } from "node:worker_threads";
import type { PersonalPageRequest } from "../../../src/recommendation/prediction/personalPage.ts";
import type { Prediction, PredictRequest } from "../../../src/recommendation/prediction/predict.ts";
import type { InDatabase } from "../../../src/recommendation/prediction/predictionThread.ts";
import { mayContinue } from "../../../src/store/mayContinue.ts";
import { openReadStore } from "../../../src/store/openReadStore.ts";
import { isStopped } from "../../../src/workers/stopFlag.ts";

/** Counts forever unless it is stopped. */
export function endlessPage({ database, stop }: PersonalPageRequest & InDatabase): never {
  const store = openReadStore(database, () => !isStopped(stop));
  try {
    store
      .sql(`
        WITH RECURSIVE number (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM number WHERE 1 ${mayContinue("id")})
        SELECT count(*) FROM number`)
      .get();
    throw new Error("it ended by itself");
  } finally {
    store.close();
  }
}

/** Answers with the thread that ran it, as the version. */
export function threadOf(_: PredictRequest & InDatabase): Prediction {
  return { coldStart: false, version: threadId, films: [] };
}
