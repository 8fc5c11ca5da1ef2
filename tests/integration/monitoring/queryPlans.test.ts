import { expect, onTestFinished, test } from "vitest";
import { MaintenanceRuns } from "../../../src/maintenance/maintenanceRuns.ts";
import { AlertRecords } from "../../../src/monitoring/alerts/alertRecords.ts";
import { HistoryRecords } from "../../../src/monitoring/history/historyRecords.ts";
import { openStore } from "../../../src/store/index.ts";
import { recordedPlans } from "../../support/queryPlans.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const NOW = 1_000_000_000_000;
const POINT = { at: NOW, count: 1, sum: 1, low: 0, high: 1, buckets: [] };

function planned() {
  const store = openStore(temporaryFolder());
  onTestFinished(() => store.close());
  return recordedPlans(store);
}

test("a point of the history is added, and a chart is read, along the key of the points", () => {
  const { recording, plansOf } = planned();
  const records = new HistoryRecords(recording);
  const series = records.seriesId("memory_bytes", { part: "heap" });
  expect(plansOf(() => records.add(series, 60, POINT))).toEqual([
    "SEARCH metric_point USING PRIMARY KEY (series=? AND step_seconds=? AND at=?)",
  ]);
  expect(plansOf(() => records.points(series, 60, NOW, NOW + 1))).toEqual([
    "SEARCH metric_point USING PRIMARY KEY (series=? AND step_seconds=? AND at>? AND at<?)",
  ]);
});

test("series are found by their metric", () => {
  const { recording, plansOf } = planned();
  const records = new HistoryRecords(recording);
  for (const act of [() => records.seriesOf("memory_bytes"), () => records.seriesId("memory_bytes", {})])
    for (const plan of plansOf(act)) expect(plan).toMatch(/^SEARCH metric_series USING .*INDEX/);
});

test("old points are found by their age", () => {
  const { recording, plansOf } = planned();
  const plans = plansOf(() => new HistoryRecords(recording).prune(NOW));
  expect(plans).toContain("SEARCH metric_point USING INDEX metric_point_by_age (step_seconds=? AND at<?)");
  expect(plans.filter((plan) => plan.startsWith("SCAN") && !plan.includes("USING COVERING INDEX"))).toEqual([]);
});

test("alert rules and maintenance are looked up every few seconds, by index", () => {
  const { recording, plansOf } = planned();
  const alerts = new AlertRecords(recording);
  const runs = new MaintenanceRuns(recording);
  for (const act of [
    () => alerts.activeOf("drift"),
    () => alerts.mutedUntil("drift"),
    () => runs.latest("purge"),
    () => runs.lastCompletedAt("backup"),
  ]) {
    const plans = plansOf(act);
    expect(plans.filter((plan) => !plan.startsWith("SEARCH"))).toEqual([]);
  }
});
