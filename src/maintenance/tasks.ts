import { defineTasks } from "../workers/defineTasks.ts";

export const maintenanceTasks = defineTasks("maintenance", "maintenance", {
  checkDatabase: async () => (await import("./checkDatabase.ts")).checkDatabase,
});
