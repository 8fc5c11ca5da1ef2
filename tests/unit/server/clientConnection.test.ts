import fc from "fast-check";
import { expect, test } from "vitest";
import { createTrustTest, resolveClient } from "../../../src/server/clientConnection.ts";
import type { ForwardingHeaders } from "../../../src/server/forwarded.ts";

const isTrusted = createTrustTest(["127.0.0.1", "10.0.0.0/8", "2001:db8::/32"]);

const client = (headers: ForwardingHeaders, peer = "127.0.0.1", isTls = false) =>
  resolveClient({ peer, isTls }, headers, isTrusted);

test.for<[string, ForwardingHeaders, object]>([
  [
    "X-Forwarded-For, -Proto and -Host",
    { "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https", "x-forwarded-host": "Films.example.org" },
    { address: "203.0.113.9", isSecure: true, host: "films.example.org" },
  ],
  [
    "an address with its port",
    { "x-forwarded-for": "203.0.113.9:51234" },
    { address: "203.0.113.9", isSecure: false, host: null },
  ],
  [
    "what the client wrote itself, to the left of the truth",
    { "x-forwarded-for": "127.0.0.1, 198.51.100.7, 203.0.113.9", "x-forwarded-proto": "https" },
    { address: "203.0.113.9", isSecure: true },
  ],
  [
    "two trusted proxies in a row",
    { "x-forwarded-for": "203.0.113.9, 10.0.0.2", "x-forwarded-proto": "https, http" },
    { address: "203.0.113.9", isSecure: true },
  ],
  [
    "a client that wrote a scheme before the proxy did",
    { "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https, http" },
    { isSecure: false },
  ],
  [
    "Forwarded",
    { forwarded: 'for=203.0.113.9;proto=https;host="films.example.org"' },
    { address: "203.0.113.9", isSecure: true, host: "films.example.org" },
  ],
  [
    "Forwarded with an IPv6 address and a port",
    { forwarded: 'For="[2001:DB9::1]:4711";Proto=HTTPS' },
    { address: "2001:db9::1", isSecure: true },
  ],
  [
    "Forwarded by several, the first lines forged",
    { forwarded: "for=127.0.0.1;proto=https, for=203.0.113.9;proto=http, for=10.1.1.1;proto=https" },
    { address: "203.0.113.9", isSecure: false },
  ],
  [
    "a client whose address the proxy hides",
    { forwarded: "for=_hidden;proto=https" },
    { address: "_hidden", isSecure: true },
  ],
  [
    "a comma and a semicolon inside quotes",
    { forwarded: 'for="203.0.113.9";by="a,b;c";proto=https' },
    { address: "203.0.113.9", isSecure: true },
  ],
  [
    "both families when they agree",
    { forwarded: "for=203.0.113.9;proto=https", "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https" },
    { address: "203.0.113.9" },
  ],
])("a trusted proxy is believed: %s", ([, headers, expected]) => {
  expect(client(headers)).toMatchObject({ isForwarded: true, ...expected });
});

test.for<[string, ForwardingHeaders]>([
  ["an invalid scheme", { "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "gopher" }],
  ["pairs without a name", { forwarded: "=1" }],
  ["a parameter twice", { forwarded: "for=203.0.113.9;for=127.0.0.1" }],
  ["an open quote", { forwarded: 'for="203.0.113.9' }],
  ["more hops than any network has", { "x-forwarded-for": Array(30).fill("10.0.0.1").join(",") }],
  [
    "two families that disagree: one of them may be the client's own",
    { forwarded: "for=127.0.0.1;proto=https", "x-forwarded-for": "203.0.113.9" },
  ],
])("what cannot be understood is refused: %s", ([, headers]) => {
  expect(client(headers)).toBeNull();
});

test("from any other peer the headers are ignored, however they are written", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (forwarded, forwardedFor, proto) => {
      const headers = { forwarded, "x-forwarded-for": forwardedFor, "x-forwarded-proto": proto };
      expect(client(headers, "203.0.113.50")).toEqual({
        address: "203.0.113.50",
        isForwarded: false,
        isSecure: false,
        host: null,
      });
    }),
  );
});

test("whatever a client writes, behind a trusted proxy it is identified by its own address", () => {
  const words = fc.array(fc.stringMatching(/^[^,]*$/), { maxLength: 5 });
  fc.assert(
    fc.property(words, (written) => {
      // A proxy appends the address of its peer to what it received.
      const found = client({ "x-forwarded-for": [...written, "203.0.113.9"].join(", "), "x-forwarded-proto": "https" });
      expect(found?.address ?? "203.0.113.9").toBe("203.0.113.9");
    }),
  );
});

test("without headers a trusted peer speaks for itself, and an IPv4 address in IPv6 form is the same address", () => {
  expect(client({}, "::ffff:127.0.0.1")).toEqual({
    address: "127.0.0.1",
    isForwarded: false,
    isSecure: false,
    host: null,
  });
  expect(client({ "x-forwarded-for": "::ffff:203.0.113.9" }, "::ffff:10.0.0.5")?.address).toBe("203.0.113.9");
});
