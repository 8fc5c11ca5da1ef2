import fc from "fast-check";
import { compare, prerelease } from "semver";
import { describe, expect, test } from "vitest";
import { decideUpdate } from "../../../electron/updates/decideUpdate.ts";
import { explainFailure } from "../../../electron/updates/explainFailure.ts";
import { updateMessage } from "../../../electron/updates/index.ts";
import { nextCheckDelayMs } from "../../../electron/updates/nextCheck.ts";
import type { UpdateFailure, UpdateState } from "../../../electron/updates/updateState.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

const number = fc.nat({ max: 3 });
const version = fc
  .tuple(number, number, number, fc.option(fc.tuple(fc.constantFrom("alpha", "beta"), number)))
  .map(([major, minor, patch, pre]) => `${major}.${minor}.${patch}${pre ? `-${pre.join(".")}` : ""}`);

describe("which version is taken", () => {
  test("never an older one or the same, never a prerelease in the place of a release", () => {
    fc.assert(
      fc.property(version, version, (running, offered) => {
        const isNewer = decideUpdate(running, offered) === "newer";
        const mayBe = compare(offered, running) > 0 && (prerelease(offered) === null || prerelease(running) !== null);
        expect(isNewer).toBe(mayBe);
      }),
    );
  });

  test("no chain of updates leads back", () => {
    fc.assert(
      fc.property(version, fc.array(version), (first, offers) => {
        let running = first;
        for (const offered of offers) if (decideUpdate(running, offered) === "newer") running = offered;
        expect(compare(running, first)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("what is no version is refused", () => {
    for (const offered of ["", "latest", "1.2", "1.2.3.4", "../../2.0.0", "v", "2.0.0; rm -rf /"])
      expect(decideUpdate("1.0.0", offered), offered).toBe("invalid");
  });
});

describe("when the next check is", () => {
  const history = fc.record({
    checkedAt: fc.option(fc.integer({ min: 0, max: 2 * DAY })),
    failures: fc.nat({ max: 9 }),
  });

  test("at the start at once, then after a day, sooner after a failure", () => {
    expect(nextCheckDelayMs({ checkedAt: null, failures: 0 }, 5)).toBe(0);
    expect(nextCheckDelayMs({ checkedAt: 0, failures: 0 }, 0)).toBe(DAY);
    expect([1, 2, 3, 4, 5].map((failures) => nextCheckDelayMs({ checkedAt: 0, failures }, 0))).toEqual([
      MINUTE,
      10 * MINUTE,
      60 * MINUTE,
      DAY,
      DAY,
    ]);
  });

  test("never in the past and never more than a day away, however the clock is set", () => {
    fc.assert(
      fc.property(history, fc.integer({ min: -DAY, max: 4 * DAY }), (past, now) => {
        const delay = nextCheckDelayMs(past, now);
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(DAY);
      }),
    );
  });

  test("it comes nearer as time passes", () => {
    fc.assert(
      fc.property(history, fc.nat({ max: DAY }), fc.nat({ max: DAY }), (past, now, later) => {
        expect(nextCheckDelayMs(past, now + later)).toBeLessThanOrEqual(nextCheckDelayMs(past, now));
      }),
    );
  });
});

test.for([
  ["ERR_CHECKSUM_MISMATCH", "sha512 checksum mismatch", "damaged"],
  ["ERR_UPDATER_INVALID_SIGNATURE", "New version 2.0.0 is not signed by the application owner", "damaged"],
  ["", "Could not get code signature for running application", "damaged"],
  ["ERR_UPDATER_CHANNEL_FILE_NOT_FOUND", "Cannot find latest.yml", "no_release"],
  ["ENOSPC", "no space left on device, write", "cannot_write"],
  ["EROFS", "read-only file system", "cannot_write"],
  ["", "Cannot update while running on a read-only volume.", "cannot_write"],
  ["ECONNRESET", "socket hang up", "interrupted"],
  ["", "Request has been aborted by the server", "interrupted"],
  ["", "net::ERR_CONNECTION_RESET", "interrupted"],
  ["", "net::ERR_INTERNET_DISCONNECTED", "server_unreachable"],
  ["", "net::ERR_NAME_NOT_RESOLVED", "server_unreachable"],
  ["", "net::ERR_CERT_AUTHORITY_INVALID", "server_unreachable"],
  ["ENOTFOUND", "getaddrinfo ENOTFOUND github.com", "server_unreachable"],
  ["", "Something else", "unexpected"],
] as const)("the failure %s %s is explained as %s", ([code, message, failure]) => {
  const error = Object.assign(new Error(message), code ? { code } : {});
  expect(explainFailure(error)).toBe(failure);
});

test("every state has a complete sentence in both languages", () => {
  const failures: UpdateFailure[] = [
    "server_unreachable",
    "no_release",
    "interrupted",
    "damaged",
    "cannot_write",
    "unexpected",
  ];
  const states: UpdateState[] = [
    { state: "unavailable" },
    { state: "idle", checkedAt: null },
    { state: "requests_off" },
    { state: "checking" },
    { state: "available", version: "2.0.0", page: "https://example.org" },
    { state: "downloading", version: "2.0.0", percent: 41 },
    { state: "ready", version: "2.0.0" },
    ...failures.map((error) => ({ state: "failed", version: null, error }) as const),
  ];
  const texts = (["en", "fr"] as const).flatMap((language) => states.map((state) => updateMessage(state, language)));
  expect(new Set(texts).size).toBe(2 * states.length);
  expect(texts.filter((text) => /[{}]|undefined|null/.test(text))).toEqual([]);
  expect(updateMessage(states[4]!, "en")).toBe("Version 2.0.0 is available. Download it from https://example.org.");
  expect(updateMessage(states[5]!, "fr")).toBe("Téléchargement de la version 2.0.0\u00a0: 41\u00a0%");
});
