import fc from "fast-check";
import { expect, test } from "vitest";
import { DownloadRate } from "../../../scripts/start/downloadRate.ts";
import { ENGLISH } from "../../../scripts/start/messagesEnglish.ts";
import { ProgressDisplay } from "../../../scripts/start/progressDisplay.ts";
import { ManualTimers } from "../../support/manualTimers.ts";

const TOTAL = 100_000_000;

test("a terminal shows one line, redrawn, that never wraps", () => {
  const { display, written, receive } = aDisplay({ isTTY: true, columns: 40 });
  for (let received = 0; received <= TOTAL; received += TOTAL / 20) receive(received, 1_000);
  display.end();
  const text = written.join("");
  expect(text.match(/\n/g)).toEqual(["\n"]);
  expect(text.endsWith("\n")).toBe(true);
  for (const line of text.split("\r")) expect(line.replaceAll(/\x1b\[K|\n/g, "").length).toBeLessThan(40);
  expect(text).toContain("100.0 of 100.0 MB");
});

test("elsewhere a line is written now and then, and one at the end", () => {
  const { display, written, receive } = aDisplay({ isTTY: false });
  for (let received = 0; received <= TOTAL; received += TOTAL / 100) receive(received, 1_000);
  display.end();
  expect(written.length).toBeLessThan(10);
  for (const line of written) expect(line).toMatch(/^Downloading Electron: [^\r\x1b]+\n$/);
  expect(written.at(-1)).toContain("100.0 of 100.0 MB");
});

test("at a steady rate the time left follows from that rate, not from what an earlier start received", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_000, max: 10_000_000 }),
      fc.integer({ min: 0, max: 5_000_000 }),
      fc.integer({ min: 2, max: 100 }),
      (bytesPerSecond, already, seconds) => {
        const rate = new DownloadRate();
        const totalBytes = already + bytesPerSecond * 200;
        let left: number | null = null;
        for (let second = 0; second <= seconds; second += 1)
          left = rate.secondsLeft({ receivedBytes: already + bytesPerSecond * second, totalBytes }, second * 1_000);
        expect(left).toBeCloseTo(200 - seconds, 3);
      },
    ),
  );
});

test("without a length, or before a second has passed, no time left is claimed", () => {
  const rate = new DownloadRate();
  expect(rate.secondsLeft({ receivedBytes: 10, totalBytes: 100 }, 0)).toBe(null);
  expect(rate.secondsLeft({ receivedBytes: 20, totalBytes: 100 }, 500)).toBe(null);
  expect(rate.secondsLeft({ receivedBytes: 30, totalBytes: null }, 2_000)).toBe(null);
});

function aDisplay(terminal: { isTTY: boolean; columns?: number }) {
  const written: string[] = [];
  const timers = new ManualTimers();
  const display = new ProgressDisplay({ ...terminal, write: (text) => written.push(text) }, ENGLISH, timers);
  const receive = (receivedBytes: number, ms: number) => {
    timers.pass(ms);
    display.show({ receivedBytes, totalBytes: TOTAL });
  };
  return { display, written, receive };
}
