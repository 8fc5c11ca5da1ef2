import { afterEach, expect, test } from "vitest";
import { localDay, localMonth, startOfLocalDay, startOfLocalMonth } from "../../../src/time/index.ts";

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const HOUR_MS = 3_600_000;

test.each(["America/Los_Angeles", "Europe/Paris", "Asia/Kolkata", "Pacific/Auckland", "UTC"])(
  "a day and a month of %s begin with their first moment",
  (name) => {
    process.env.TZ = name;
    for (const day of ["0042-02-28", "1999-12-31", "2026-03-08", "2026-03-29", "2026-11-01", "2028-02-29"]) {
      const start = startOfLocalDay(day);
      expect([localDay(start - 1) < day, localDay(start)]).toEqual([true, day]);
      const [lastMoment, next] = [startOfLocalDay(day, 1) - 1, localDay(startOfLocalDay(day, 1))];
      expect([localDay(lastMoment), next > day]).toEqual([day, true]);
      const month = startOfLocalMonth(start);
      expect([localMonth(month), localDay(month).slice(8)]).toEqual([day.slice(0, 7), "01"]);
      expect(localMonth(startOfLocalMonth(start, 1) - 1)).toBe(day.slice(0, 7));
    }
    expect(localMonth(startOfLocalMonth(startOfLocalDay("2026-03-31"), -1))).toBe("2026-02");
    expect(localMonth(startOfLocalMonth(startOfLocalDay("2026-11-30"), 3))).toBe("2027-02");
  },
);

test("the days on which clocks are set have 23 and 25 hours", () => {
  process.env.TZ = "Europe/Paris";
  expect((startOfLocalDay("2026-03-29", 1) - startOfLocalDay("2026-03-29")) / HOUR_MS).toBe(23);
  expect((startOfLocalDay("2026-10-25", 1) - startOfLocalDay("2026-10-25")) / HOUR_MS).toBe(25);
});
