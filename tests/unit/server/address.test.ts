import { expect, test } from "vitest";
import { isLoopback } from "../../../src/config.ts";
import { namesOf, urlOf } from "../../../src/server/address.ts";

test("a loopback listener answers to the names of this machine alone, with its port", () => {
  const { allowedHosts, origins } = namesOf({ host: "127.0.0.1", port: 4780 });
  expect(allowedHosts).toEqual(["127.0.0.1:4780", "localhost:4780", "[::1]:4780"]);
  expect(origins).toEqual(["http://127.0.0.1:4780", "http://localhost:4780", "http://[::1]:4780"]);
});

test("a listener on every interface is not called by the address that means every interface", () => {
  const { allowedHosts } = namesOf({ host: "0.0.0.0", port: 4780 }, { added: ["Films.home"] });
  expect(allowedHosts).toEqual(["127.0.0.1:4780", "localhost:4780", "[::1]:4780", "films.home:4780"]);
});

test("browsers leave the port out where it is the scheme's own", () => {
  expect(namesOf({ host: "127.0.0.1", port: 80 }).allowedHosts).toContain("localhost");
});

test("only loopback addresses are loopback", () => {
  expect(["127.0.0.1", "127.9.9.9", "::1", "localhost"].every(isLoopback)).toBe(true);
  expect(["0.0.0.0", "::", "192.168.1.2", "127.0.0.1.evil.example", ""].some(isLoopback)).toBe(false);
});

test("an IPv6 address is written in brackets", () => {
  expect(urlOf({ host: "::1", port: 4780 })).toBe("http://[::1]:4780");
});
