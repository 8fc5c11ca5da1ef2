import fastCheck from "fast-check";
import { expect, test } from "vitest";
import { allowHosts } from "../../../src/providers/http/allowedHosts.ts";
import { redactSecrets } from "../../../src/providers/http/redactSecrets.ts";
import { MAX_WAIT_MS, parseRetryAfterMs } from "../../../src/providers/http/retryAfter.ts";
import { statementQueries } from "../../../src/providers/wikimedia/batches.ts";

test.each([
  ["120", 120_000],
  [" 0 ", 0],
  ["999999999999", MAX_WAIT_MS],
  ["Thu, 01 Jan 2026 00:00:30 GMT", 30_000],
  ["Thu, 01 Jan 2015 00:00:00 GMT", 0],
  ["Thu, 01 Jan 2099 00:00:00 GMT", MAX_WAIT_MS],
  ["soon", null],
  ["", null],
  ["-5x", null],
  [null, null],
])("Retry-After %j is a wait of %j ms", (header, wait) => {
  expect(parseRetryAfterMs(header, Date.UTC(2026, 0, 1))).toBe(wait);
});

test("any Retry-After is a wait between none and a quarter of an hour, or unreadable", () => {
  fastCheck.assert(
    fastCheck.property(fastCheck.string(), (header) => {
      const wait = parseRetryAfterMs(header, Date.UTC(2026, 0, 1));
      expect(wait === null || (wait >= 0 && wait <= MAX_WAIT_MS)).toBe(true);
    }),
  );
});

test("only the configured scheme, host and port are allowed, with one language as label", () => {
  const isAllowed = allowHosts([
    "https://{lang}.wikipedia.org",
    "http://127.0.0.1:4000/wikipedia/{lang}",
    "https://api.themoviedb.org/3",
  ]);
  const allowed = (address: string) => isAllowed(new URL(address));
  expect(allowed("https://fr.wikipedia.org/w/api.php")).toBe(true);
  expect(allowed("https://zh-yue.wikipedia.org/")).toBe(true);
  expect(allowed("http://127.0.0.1:4000/anything")).toBe(true);
  expect(allowed("https://api.themoviedb.org/3/movie/1")).toBe(true);
  for (const address of [
    "http://fr.wikipedia.org/",
    "https://wikipedia.org/",
    "https://a.b.wikipedia.org/",
    "https://.wikipedia.org.evil.example/",
    "https://fr.wikipedia.org.evil.example/",
    "https://fr.wikipedia.org:8443/",
    "https://fr.evil-wikipedia.org/",
    "http://127.0.0.1:4001/",
    "https://api.themoviedb.org@evil.example/",
    "https://user:pass@api.themoviedb.org/",
    "file:///etc/passwd",
  ].filter((address) => URL.canParse(address))) {
    expect([address, allowed(address)]).toEqual([address, false]);
  }
});

test("keys are redacted everywhere in a text", () => {
  expect(
    redactSecrets("GET https://x/3/movie/1?api_key=abc123&language=fr failed; Authorization: Bearer a.b-c.d"),
  ).toBe("GET https://x/3/movie/1?api_key=[redacted]&language=fr failed; Authorization: Bearer [redacted]");
});

test("statement queries hold every id once and stay within the length that the search allows", () => {
  fastCheck.assert(
    fastCheck.property(
      fastCheck.uniqueArray(fastCheck.integer({ min: 1, max: 99_999_999 }), { maxLength: 200 }),
      (ids) => {
        const queries = statementQueries("P4947", ids.map(String));
        expect(queries.every((query) => query.length <= 300 && query.startsWith("haswbstatement:P4947="))).toBe(true);
        const asked = queries.flatMap((query) => query.slice("haswbstatement:".length).split("|"));
        expect(asked).toEqual(ids.map((id) => `P4947=${id}`));
      },
    ),
  );
});
