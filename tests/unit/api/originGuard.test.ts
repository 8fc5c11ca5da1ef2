import { describe, expect, test } from "vitest";
import { WINDOW_NAMES } from "../../../electron/scheme/scheme.ts";
import { rejectForeignRequest } from "../../../src/api/originGuard.ts";
import { namesOf } from "../../../src/server/address.ts";

const NAME = "films.example.org";
const names = namesOf(
  { host: "127.0.0.1", port: 4780 },
  { added: ["films.home"], publicUrl: `https://${NAME}`, hasProxy: true },
);
const allowed = { allowedHosts: [...names.allowedHosts, ...names.forwardedHosts], origins: names.origins };

/** A request as the listener passes it on: forwarded host names use HTTPS. */
const rejectionOf = (host: string, origin: string) => {
  const scheme = names.forwardedHosts.includes(host) ? "https" : "http";
  return rejectForeignRequest(new Request(`${scheme}://${host}/api/films`, { headers: { host, origin } }), allowed);
};

describe("of our own names", () => {
  test("a page may ask only the one that it was loaded from", () => {
    for (const host of allowed.allowedHosts) {
      const accepted = allowed.origins.filter((origin) => rejectionOf(host, origin) === null);
      expect(accepted.map((origin) => new URL(origin).host)).toEqual([host]);
    }
  });

  test("localhost and 127.0.0.1 are two", () => {
    expect(rejectionOf("127.0.0.1:4780", "http://localhost:4780")).toBe("foreign_origin");
    expect(rejectionOf("localhost:4780", "http://127.0.0.1:4780")).toBe("foreign_origin");
    expect(rejectionOf("127.0.0.1:4780", "http://[::1]:4780")).toBe("foreign_origin");
    expect(rejectionOf(NAME, "http://localhost:4780")).toBe("foreign_origin");
    expect(rejectionOf("localhost:4780", `https://${NAME}`)).toBe("foreign_origin");
  });
});

test.each([
  "null",
  "",
  "127.0.0.1:4780",
  "http://127.0.0.1:4780/",
  "http://127.0.0.1:4780@evil.example",
  "http://127.0.0.1",
])("an origin %j is not ours", (origin) => {
  expect(rejectionOf("127.0.0.1:4780", origin)).toBe("foreign_origin");
});

test("a host in capitals, or with the port of its scheme, is the same host", () => {
  const rejection = (url: string, host: string, origin: string) =>
    rejectForeignRequest(new Request(url, { headers: { host, origin } }), allowed);
  expect(rejection(`https://${NAME}/`, "Films.Example.ORG:443", `https://${NAME}`)).toBeNull();
  expect(rejection(`http://${NAME}/`, `${NAME}:443`, `https://${NAME}`)).toBe("wrong_host");
});

test("the window's page may ask its own private scheme, and no other page may", () => {
  const [origin = ""] = WINDOW_NAMES.origins;
  const asked = (from: string) =>
    rejectForeignRequest(new Request(`${origin}/api/films`, { headers: { origin: from } }), WINDOW_NAMES);
  expect(asked(origin)).toBeNull();
  expect(asked("app://other")).toBe("foreign_origin");
  expect(asked("http://filmotheque")).toBe("foreign_origin");
});
