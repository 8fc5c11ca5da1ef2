import type { Store } from "../store/index.ts";

/** Whether the last drift check ended in an alert. A separate query: training needs it before drift is created. */
export function isDrifting({ sql }: Pick<Store, "sql">): boolean {
  const last = sql<{ status: string }>("SELECT status FROM drift_check ORDER BY id DESC LIMIT 1").get();
  return last?.status === "alert";
}
