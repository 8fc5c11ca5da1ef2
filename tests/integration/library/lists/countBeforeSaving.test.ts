import { call } from "@orpc/server";
import { expect, test } from "vitest";
import type { Session } from "../../../../src/accounts/index.ts";
import type { RequestContext } from "../../../../src/api/context.ts";
import { smartListRoutes } from "../../../../src/api/routes/smartLists.ts";
import { taskThreadFile } from "../../../../src/engine/taskThreadFile.ts";
import { createReadPool } from "../../../../src/reads/index.ts";
import { createWorkers } from "../../../../src/workers/index.ts";
import { createSampleFilms } from "../support/sampleFilms.ts";

test("a saved filter whose films cannot be counted just now is not saved, so that a retry is no conflict", async () => {
  const { store, library, user, clock } = createSampleFilms();
  const kept = library.smartLists.create(user, "Kept", { yearFrom: 1990 });
  const workers = createWorkers({ threadFile: taskThreadFile });
  const none = async () => ({ shared: null, addTo: <Card>(card: Card) => card });
  const recommendation = { estimates: { available: none, current: none } };
  const reads = createReadPool({ store, workers, clock });
  const audience = { readsOf: (_: unknown, signal: AbortSignal) => reads.during(signal) };
  const routes = smartListRoutes({ library, audience, recommendation });
  const { signal } = new AbortController();
  const session = { user: { key: user, role: "member" } } as Session;
  const options = { context: { session, signal, headers: new Headers() } as RequestContext };
  // Refuses every query, as threads that are all occupied do.
  await workers.close();
  await expect(call(routes.create, { name: "New", filter: {} }, options)).rejects.toMatchObject({
    code: "workers_closed",
  });
  await expect(call(routes.change, { id: kept, name: "Changed", filter: {} }, options)).rejects.toMatchObject({
    code: "workers_closed",
  });
  expect(library.smartLists.all(user).map(({ name }) => name)).toEqual(["Kept"]);
});
