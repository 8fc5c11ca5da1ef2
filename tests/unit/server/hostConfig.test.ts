import { expect, test } from "vitest";
import { languageIn, readConfig } from "../../../src/config.ts";
import { explainOpenFailure } from "../../../src/openFailure.ts";

const read = (environment: NodeJS.ProcessEnv) => readConfig({ FILMOTHEQUE_LANGUAGE: "en", ...environment });

test("without configuration nothing is trusted, nothing is public, and HTTP beyond this machine is not allowed", () => {
  expect(read({})).toMatchObject({
    host: "127.0.0.1",
    port: 4780,
    trustedProxies: [],
    publicUrl: null,
    tls: null,
    isInsecureHttpAllowed: false,
    hstsSeconds: 0,
  });
});

test("proxies are addresses and networks, and the public address is an origin", () => {
  const config = read({
    FILMOTHEQUE_TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8, fd00::/8, ::1",
    FILMOTHEQUE_PUBLIC_URL: "https://Films.example.org:443/",
  });
  expect(config.trustedProxies).toEqual(["127.0.0.1", "10.0.0.0/8", "fd00::/8", "::1"]);
  expect(config.publicUrl).toBe("https://films.example.org");
});

test.for<[string, string]>([
  ["FILMOTHEQUE_TRUSTED_PROXIES", "nginx"],
  ["FILMOTHEQUE_TRUSTED_PROXIES", "10.0.0.0/33"],
  ["FILMOTHEQUE_TRUSTED_PROXIES", "10.0.0.0/"],
  ["FILMOTHEQUE_TRUSTED_PROXIES", "127.0.0.1, *"],
  ["FILMOTHEQUE_PUBLIC_URL", "films.example.org"],
  ["FILMOTHEQUE_PUBLIC_URL", "https://films.example.org/library"],
  ["FILMOTHEQUE_PUBLIC_URL", "https://ada:secret@films.example.org"],
  ["FILMOTHEQUE_PUBLIC_URL", "file:///etc"],
  ["FILMOTHEQUE_INSECURE_HTTP", "yes"],
  ["FILMOTHEQUE_HSTS_SECONDS", "-1"],
])("%s as %s is refused by its name", ([variable, value]) => {
  expect(() => read({ [variable]: value })).toThrow(variable);
});

test("a certificate needs its key, and the missing one is named", () => {
  expect(() => read({ FILMOTHEQUE_TLS_CERT: "/a.pem" })).toThrow("FILMOTHEQUE_TLS_KEY");
  expect(() => read({ FILMOTHEQUE_TLS_KEY: "/a.key" })).toThrow("FILMOTHEQUE_TLS_CERT");
});

test("a wrong network is explained in French", () => {
  try {
    read({ FILMOTHEQUE_TRUSTED_PROXIES: "nginx" });
    expect.fail("it was accepted");
  } catch (error) {
    expect(explainOpenFailure(error, "/library", "fr")).toContain("127.0.0.1, 10.0.0.0/8");
  }
});

test.for([
  "0.0.0.0/0",
  "::/0",
  "10.0.0.0/7",
  "0.0.0.0/1",
  "128.0.0.0/1",
  "::/1",
  "2000::/3",
  "::ffff:0:0/96",
  "::ffff:10.0.0.0/103",
])("a trusted network of nearly every address is refused, and the reason says why: %s", (network) => {
  const text = `127.0.0.1, ${network}`;
  expect(() => read({ FILMOTHEQUE_TRUSTED_PROXIES: text })).toThrow(network);
  try {
    read({ FILMOTHEQUE_TRUSTED_PROXIES: text });
  } catch (error) {
    expect(explainOpenFailure(error, "/library", "en")).toContain("pretend to be any client");
    expect(explainOpenFailure(error, "/library", "fr")).toContain("se faire passer");
  }
});

test("the largest private networks may be trusted", () => {
  const networks = ["10.0.0.0/8", "fc00::/7", "::ffff:10.0.0.0/104", "172.16.0.0/12", "0.0.0.0/8", "255.0.0.0/8"];
  expect(read({ FILMOTHEQUE_TRUSTED_PROXIES: networks.join(",") }).trustedProxies).toEqual(networks);
});

test("a certificate without its key is explained in French as a file", () => {
  try {
    read({ FILMOTHEQUE_TLS_CERT: "/a.pem" });
    expect.fail("it was accepted");
  } catch (error) {
    expect(explainOpenFailure(error, "/library", "fr")).toMatch(/FILMOTHEQUE_TLS_KEY.*Il faut un fichier/);
  }
});

test("a configuration error is explained in the configured language, or in English if that is what is wrong", () => {
  expect(languageIn({ FILMOTHEQUE_LANGUAGE: "fr", FILMOTHEQUE_PORT: "eighty" })).toBe("fr");
  expect(languageIn({ FILMOTHEQUE_LANGUAGE: "klingon" })).toBe("en");
});
