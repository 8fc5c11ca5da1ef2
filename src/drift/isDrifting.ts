import type { Store } from "../store/index.ts";

/** Whether the last drift check ended in an alert. A query of its own: training asks before drift exists. */
export function isDrifting({ sql }: Pick<Store, "sql">): boolean {
  const last = sql<{ status: string }>("SELECT status FROM drift_check ORDER BY id DESC LIMIT 1").get();
  return last?.status === "alert";
}
