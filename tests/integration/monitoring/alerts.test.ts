import { expect, test } from "vitest";
import { createEvents } from "../../../src/events/index.ts";
import { type AlertSample, createAlerts } from "../../../src/monitoring/index.ts";
import { openNewStore } from "../../support/newStore.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const WELL: AlertSample = {
  requests: 100,
  failures: 0,
  providersDown: [],
  stuckJobs: 0,
  freeBytes: 100e9,
  databaseFinding: null,
  drifted: [],
};
const MINUTE_MS = 60_000;

function someAlerts() {
  const store = openNewStore(temporaryFolder());
  const clock = { at: Date.UTC(2026, 0, 1), now: () => clock.at };
  const said: string[] = [];
  const alerts = createAlerts({
    store,
    events: createEvents(clock),
    clock,
    onChanged: ({ rule }, isActive, isMuted) =>
      said.push(`${rule} ${isActive ? "on" : "off"}${isMuted ? " muted" : ""}`),
  });
  const look = (sample: Partial<AlertSample>, afterMs = 0) => {
    clock.at += afterMs;
    alerts.evaluate({ ...WELL, ...sample });
  };
  const holding = () => alerts.list(50).flatMap(({ rule, resolvedAt }) => (resolvedAt === null ? [rule] : []));
  return { alerts, clock, said, look, holding, [Symbol.dispose]: () => store.close() };
}

test("an alert is reported once when it begins and once when it ends", () => {
  using kept = someAlerts();
  for (let at = 0; at < 5; at += 1) kept.look({ drifted: ["rating_mean"] }, MINUTE_MS);
  expect([kept.holding(), kept.said]).toEqual([["drift"], ["drift on"]]);
  for (let at = 0; at < 5; at += 1) kept.look({}, MINUTE_MS);
  expect([kept.holding(), kept.said]).toEqual([[], ["drift on", "drift off"]]);
  kept.look({ drifted: ["genre_mix"] }, MINUTE_MS);
  expect(kept.alerts.list(50).map(({ fact }) => fact)).toEqual(["genre_mix", "rating_mean"]);
});

test("what lasts a moment is no alert", () => {
  using kept = someAlerts();
  kept.look({ providersDown: ["tmdb"] });
  kept.look({ providersDown: ["tmdb"] }, MINUTE_MS / 2);
  kept.look({}, 1_000);
  kept.look({ providersDown: ["tmdb"] }, MINUTE_MS);
  expect(kept.said).toEqual([]);
  kept.look({ providersDown: ["tmdb"] }, MINUTE_MS);
  expect(kept.said).toEqual(["provider_down on"]);
});

test("between the two limits it stays as it is, so that it does not flicker", () => {
  using kept = someAlerts();
  kept.look({ freeBytes: 1.9e9 });
  for (let at = 0; at < 10; at += 1) kept.look({ freeBytes: at % 2 === 0 ? 2.5e9 : 1.9e9 }, 5 * MINUTE_MS);
  expect(kept.said).toEqual(["disk_low on"]);
  kept.look({ freeBytes: 4e9 });
  expect(kept.said).toEqual(["disk_low on"]);
  kept.look({ freeBytes: 4e9 }, 2 * MINUTE_MS);
  expect(kept.said).toEqual(["disk_low on", "disk_low off"]);
});

test("the share of failed requests counts only where there are enough of them", () => {
  using kept = someAlerts();
  for (let at = 0; at < 4; at += 1) kept.look({ requests: 10, failures: 10 }, MINUTE_MS);
  expect(kept.said).toEqual([]);
  for (let at = 0; at < 4; at += 1) kept.look({ requests: 200, failures: 30 }, MINUTE_MS);
  expect(kept.said).toEqual(["error_rate on"]);
});

test("every rule speaks for its own figure", () => {
  using kept = someAlerts();
  const bad = { databaseFinding: "row 7 missing", stuckJobs: 3, freeBytes: 0, providersDown: ["tmdb"], drifted: ["x"] };
  for (let at = 0; at < 3; at += 1) kept.look({ ...bad, failures: 50 }, MINUTE_MS);
  expect(kept.holding().toSorted()).toEqual([
    "database_damaged",
    "disk_low",
    "drift",
    "error_rate",
    "provider_down",
    "queue_stuck",
  ]);
});

test("an alert is acknowledged with the user's name; a muted rule is listed and sends no notification", () => {
  using kept = someAlerts();
  kept.alerts.mute("drift", 60);
  kept.look({ drifted: ["rating_mean"] });
  expect([kept.holding(), kept.said]).toEqual([["drift"], ["drift on muted"]]);
  const [alert] = kept.alerts.list(1);
  kept.alerts.acknowledge(alert!.id, "ada");
  kept.alerts.acknowledge(alert!.id, "eve");
  expect(kept.alerts.list(1)).toMatchObject([{ acknowledgedBy: "ada" }]);
  expect(() => kept.alerts.acknowledge(999, "ada")).toThrow(expect.objectContaining({ code: "unknown_alert" }));
  kept.clock.at += 61 * MINUTE_MS;
  kept.look({});
  expect(kept.said.at(-1)).toBe("drift off");
  kept.alerts.mute("drift", 60);
  kept.alerts.mute("drift", 0);
  expect(kept.alerts.mutedUntil("drift")).toBeNull();
});
