import fc from "fast-check";
import { expect, test } from "vitest";
import type { DownloadFailure } from "../../../scripts/start/downloadFailure.ts";
import { startLanguage } from "../../../scripts/start/messages.ts";
import { ENGLISH } from "../../../scripts/start/messagesEnglish.ts";
import { FRENCH } from "../../../scripts/start/messagesFrench.ts";
import { readStartOptions } from "../../../scripts/start/options.ts";
import type { StartProblem } from "../../../scripts/start/startProblem.ts";

const host = "mirror.example";
const FAILURES: readonly DownloadFailure[] = [
  { kind: "stalled", host, seconds: 20 },
  { kind: "refused", host, url: `https://${host}/v1/e.zip`, status: 404 },
  { kind: "unreachable", host, detail: "connect ECONNREFUSED" },
  { kind: "invalidAddress", url: "mirror" },
  { kind: "wrongChecksum" },
  { kind: "notStored", detail: "ENOSPC" },
  { kind: "notInstalled", detail: "no zip" },
];
const PROBLEMS: readonly StartProblem[] = [
  { kind: "noDisplay" },
  { kind: "root" },
  { kind: "sandbox", helper: "/opt/chrome-sandbox" },
  { kind: "library", library: "libnss3.so" },
  { kind: "library", library: null },
  { kind: "notRunnable", detail: "EACCES" },
];

test.for([
  [{ LANG: "fr_FR.UTF-8" }, "en-US", "fr"],
  [{ LC_ALL: "fr_CA", LANG: "en_GB" }, "en-US", "fr"],
  [{ LANG: "de_DE.UTF-8" }, "fr-FR", "en"],
  [{}, "fr-FR", "fr"],
  [{}, "en-US", "en"],
  [{ FILMOTHEQUE_LANGUAGE: "en", LANG: "fr_FR" }, "fr-FR", "en"],
  [{ FILMOTHEQUE_LANGUAGE: "tlh", LANG: "fr_FR" }, "en-US", "fr"],
] as const)("the language of %o on a system in %s is %s", ([environment, systemLocale, language]) => {
  expect(startLanguage(environment, systemLocale)).toBe(language);
});

test.for([ENGLISH, FRENCH])("each failure and each problem is one line that names what it knows", (messages) => {
  const lines = [...FAILURES.map(messages.downloadFailed), ...PROBLEMS.map(messages.windowProblem)];
  for (const [index, facts] of [...FAILURES, ...PROBLEMS].entries()) {
    const line = lines[index] ?? "";
    expect(line).not.toMatch(/\n|undefined|null/);
    for (const [name, fact] of Object.entries(facts))
      if (name !== "kind" && fact !== null) expect(line).toContain(String(fact));
  }
  expect(new Set(lines).size).toBe(lines.length);
});

test("progress is shown in familiar units", () => {
  const progress = { receivedBytes: 34_100_000, totalBytes: 115_040_000, secondsLeft: 200 };
  expect(ENGLISH.downloading(progress)).toBe("Downloading Electron: 34.1 of 115.0 MB, 3 min left");
  expect(FRENCH.downloading(progress).replaceAll(/\s/g, " ")).toBe(
    "Téléchargement d’Electron : 34,1 sur 115,0 Mo, encore 3 min",
  );
  expect(ENGLISH.downloading({ ...progress, secondsLeft: 31 })).toContain("35 sec left");
  expect(ENGLISH.downloading({ receivedBytes: 34_100_000, totalBytes: null, secondsLeft: null })).toBe(
    "Downloading Electron: 34.1 MB",
  );
});

test("--browser and --help are understood, in any order", () => {
  expect(readStartOptions([], {})).toEqual({ kind: "start", inBrowser: false });
  expect(readStartOptions(["--browser"], {})).toEqual({ kind: "start", inBrowser: true });
  expect(readStartOptions(["--browser", "--help"], {})).toEqual({ kind: "help" });
  expect(readStartOptions(["-h"], {})).toEqual({ kind: "help" });
});

test("--browser is understood where a shell swallowed the dashes before it, but not npm's own setting", () => {
  expect(readStartOptions([], { npm_config_browser: "true" })).toMatchObject({ inBrowser: true });
  expect(readStartOptions([], { npm_config_browser: "firefox" })).toMatchObject({ inBrowser: false });
});

test("unknown arguments are named, and nothing is started", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^-{0,2}[a-z]{1,8}$/), (word) => {
      fc.pre(!["--browser", "--help", "-h"].includes(word));
      expect(readStartOptions([word], {}).kind).toBe(/^-h+$/.test(word) ? "help" : "unknown");
    }),
  );
});
