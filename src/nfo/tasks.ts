import { defineTasks } from "../workers/defineTasks.ts";

/** An NFO comes from anywhere: it is parsed in a thread that can be ended. */
export const nfoTasks = defineTasks("nfo", "parsing", {
  readNfo: async () => (await import("./readNfo.ts")).readNfo,
});
