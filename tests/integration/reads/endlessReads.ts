import { type AnyTask, defineTasks } from "../../../src/workers/defineTasks.ts";
import { serveTasks } from "../../../src/workers/serveTasks.ts";

/** Loaded by the pool of a test: every read but `people.page` is a query that never ends by itself. */
const endless = defineTasks("reads", "reads", {
  read: async () => (await import("./endlessRead.ts")).endlessRead,
}) satisfies Readonly<Record<string, AnyTask>>;

export default serveTasks(endless);
