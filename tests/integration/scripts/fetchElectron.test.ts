import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { findElectron } from "../../../scripts/electronBinary.ts";
import { DownloadHost } from "../../standins/downloadHost.ts";
import { ProxyStandIn } from "../../standins/proxy.ts";
import { DEADLINES } from "../../support/deadlines.ts";
import { createElectronPackage, type ElectronPackage, startFetching } from "./electronPackage.ts";

const TIMEOUT = { timeout: DEADLINES.conditionMs };

test("Electron is downloaded, and its package is as its own installer leaves it", TIMEOUT, async () => {
  const { electron, host } = await aHost();
  const fetching = startFetching(electron, { ELECTRON_MIRROR: host.url });
  expect(await fetching.outcome()).toEqual({
    kind: "fetched",
    binary: join(electron.folder, "dist", electron.binaryName),
  });

  expect(host.requests.map(({ url }) => url)).toEqual([`/v${electron.version}/${electron.fileName}`]);
  expect(readFileSync(join(electron.folder, "path.txt"), "utf8")).toBe(electron.binaryName);
  expect(readFileSync(join(electron.folder, "dist/version"), "utf8")).toBe(electron.version);
  expect(findElectron({}, electron.folder)).not.toBe(null);
  // Neither the package nor its installer wants to download anything now.
  expect(createRequire(electron.folder)(electron.folder)).toBe(join(electron.folder, "dist", electron.binaryName));
  execFileSync(process.execPath, [join(electron.folder, "install.js")]);
  expect(host.requests.length).toBe(1);
  expect(fetching.lines.join("\n")).toMatch(/Downloading Electron: 0\.\d of 0\.\d MB\nInstalling Electron/);
});

test("a file in Electron's cache is not downloaded again", TIMEOUT, async () => {
  const { electron, host } = await aHost();
  await startFetching(electron, { ELECTRON_MIRROR: host.url }).outcome();
  const fresh = { ...createElectronPackage(), cache: electron.cache };
  writeFileSync(join(fresh.folder, "checksums.json"), readFileSync(join(electron.folder, "checksums.json")));
  expect((await startFetching(fresh, { ELECTRON_MIRROR: host.url }).outcome()).kind).toBe("fetched");
  expect(host.requests.length).toBe(1);
});

test.for([
  [
    "npm's setting electron_mirror",
    (url: string) => ({ npm_config_electron_mirror: `${url}npm/` }),
    "/npm/vVERSION/FILE",
  ],
  [
    "a folder of its own",
    (url: string) => ({ ELECTRON_MIRROR: url, ELECTRON_CUSTOM_DIR: "electron/{{ version }}" }),
    "/electron/VERSION/FILE",
  ],
  [
    "a name of its own",
    (url: string) => ({ ELECTRON_MIRROR: url, ELECTRON_CUSTOM_FILENAME: "electron.zip" }),
    "/vVERSION/electron.zip",
  ],
] as const)("a mirror is used as Electron's tools do: by %s", TIMEOUT, async ([, settings, path]) => {
  const { electron, host } = await aHost();
  expect((await startFetching(electron, settings(host.url)).outcome()).kind).toBe("fetched");
  const asked = path.replace("VERSION", electron.version).replace("FILE", electron.fileName);
  expect(host.requests.map(({ url }) => url)).toEqual([asked]);
});

test("a proxy is used when Electron's tools are configured to", TIMEOUT, async () => {
  const { electron, host } = await aHost();
  using proxy = await new ProxyStandIn().start(new URL(host.url));
  const mirror = { ELECTRON_MIRROR: "http://electron.invalid/" };
  const asked = startFetching(electron, { ...mirror, HTTP_PROXY: proxy.url, ELECTRON_GET_USE_PROXY: "1" });
  expect((await asked.outcome()).kind).toBe("fetched");
  expect(proxy.hosts.some((name) => name.startsWith("electron.invalid"))).toBe(true);

  const unasked = startFetching(createElectronPackage(), { ...mirror, HTTPS_PROXY: proxy.url });
  expect((await unasked.outcome()).kind).toBe("failed");
  expect(unasked.lines.join("\n")).toMatch(/no connection to electron\.invalid.*\n.*ELECTRON_GET_USE_PROXY=1/);
});

test("a wrong checksum is reported, and the next start downloads again", TIMEOUT, async () => {
  const { electron, host } = await aHost();
  const sound = host.body;
  host.body = Buffer.from(sound).fill(0, 100, 110);
  const wrong = startFetching(electron, { ELECTRON_MIRROR: host.url });
  expect(await wrong.outcome()).toEqual({ kind: "failed" });
  expect(wrong.lines.join("\n")).toContain("its checksum is wrong");
  expect(existsSync(join(electron.folder, "dist"))).toBe(false);

  host.body = sound;
  expect((await startFetching(electron, { ELECTRON_MIRROR: host.url }).outcome()).kind).toBe("fetched");
});

test("a host without the file, an invalid mirror address and a stalled download are told apart", TIMEOUT, async () => {
  const { electron, host } = await aHost();
  host.breakNext({ kind: "status", status: 404 });
  const missing = startFetching(electron, { ELECTRON_MIRROR: host.url });
  expect((await missing.outcome()).kind).toBe("failed");
  expect(missing.lines.join("\n")).toMatch(/answered 404 for http:.*check ELECTRON_MIRROR/);

  const invalid = startFetching(electron, { ELECTRON_MIRROR: "mirror/" });
  expect((await invalid.outcome()).kind).toBe("failed");
  expect(invalid.lines.join("\n")).toMatch(/"mirror\/.*" is not an address/);

  host.breakNext({ kind: "silence", afterBytes: 100_000 });
  const silent = startFetching(electron, { ELECTRON_MIRROR: host.url }, 1_000);
  expect((await silent.outcome()).kind).toBe("failed");
  expect(silent.lines.join("\n")).toMatch(/no data from 127\.0\.0\.1:\d+ for 1 s/);
});

test.skipIf(process.platform === "win32")(
  "Ctrl+C during the download ends it in one line, and the next start goes on from there",
  TIMEOUT,
  async () => {
    const { electron, host } = await aHost();
    host.breakNext({ kind: "silence", afterBytes: 100_000 });
    const fetching = startFetching(electron, { ELECTRON_MIRROR: host.url });
    await vi.waitUntil(() => partialSize(electron) === 100_000, { timeout: DEADLINES.conditionMs });
    fetching.child.kill("SIGINT");
    expect(await fetching.outcome()).toEqual({ kind: "interrupted" });
    expect(fetching.lines.at(-2)).toBe("Download interrupted. The next npm start continues where it stopped.");
    expect(readdirSync(electron.cache).filter((name) => name.startsWith("electron-download-"))).toEqual([]);

    expect((await startFetching(electron, { ELECTRON_MIRROR: host.url }).outcome()).kind).toBe("fetched");
    expect(host.requests.at(-1)?.range).toBe("bytes=100000-");
  },
);

test(
  "a home without a cache folder is no obstacle; an invalid cache folder that was configured is",
  TIMEOUT,
  async () => {
    const { electron, host } = await aHost();
    const file = join(electron.root, "file");
    writeFileSync(file, "");
    const nowhere = { XDG_CACHE_HOME: file, HOME: file, LOCALAPPDATA: file };
    const atHome = startFetching(electron, { ...nowhere, ELECTRON_MIRROR: host.url, electron_config_cache: "" });
    expect((await atHome.outcome()).kind).toBe("fetched");

    const named = startFetching(createElectronPackage(), {
      ELECTRON_MIRROR: host.url,
      electron_config_cache: join(file, "cache"),
    });
    expect((await named.outcome()).kind).toBe("failed");
    expect(named.lines.join("\n")).toMatch(/could not be saved: ENOTDIR.*electron_config_cache/);
  },
);

test("what an interrupted installation left is replaced", TIMEOUT, async () => {
  const { electron, host } = await aHost();
  mkdirSync(join(electron.folder, "dist"));
  writeFileSync(join(electron.folder, "dist", "resources.pak"), "half");
  await startFetching(electron, { ELECTRON_MIRROR: host.url }).outcome();
  expect(readFileSync(join(electron.folder, "dist/resources.pak")).length).toBe(300_000);
});

async function aHost() {
  const electron = createElectronPackage();
  const host = await new DownloadHost(electron.archive).start();
  onTestFinished(() => host[Symbol.asyncDispose]());
  return { electron, host };
}

function partialSize({ cache }: ElectronPackage): number | undefined {
  const partial = existsSync(cache) && readdirSync(cache).find((name) => name.endsWith(".partial"));
  return partial ? readFileSync(join(cache, partial)).length : undefined;
}
