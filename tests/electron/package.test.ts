import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, normalize, resolve } from "node:path";
import { extractFile } from "@electron/asar";
import { FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type ArchivedFile, archivedFiles } from "./support/archive.ts";
import { distributionToPack, type PackagedProgram, packagedProgram } from "./support/packagedProgram.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const ARCHIVE_BUDGET_BYTES = 45_000_000;

/** What may be in the archive, and why. Anything else is from the development tree. */
const ALLOWED: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^(package\.json|LICENSE)$/, "the program's name, version and licence"],
  [/^resources\/icon\.png$/, "the window's icon"],
  [/^resources\/tray\/\w+(@2x)?\.(png|ico)$/, "tray and badge"],
  [/^dist\/main\/((chunks|workers)\/)?[\w.-]+\.js$/, "main process, engine, threads"],
  [/^dist\/main\/migrations\/\d{4}-[\w-]+\.sql$/, "the database's migrations"],
  [/^dist\/preload\/preload\.cjs$/, "the window's preload"],
  [/^dist\/renderer\/(assets\/)?[\w.-]+\.(html|js|css|woff2|svg|png|webmanifest)$/, "the page"],
  [/^node_modules\/.+\.(js|cjs|mjs|json|node|wasm)$/, "packages' code"],
  [/^node_modules\/.+\/(LICEN[CS]E|NOTICE|COPYING|CopyrightNotice)[\w.-]*$/i, "packages' licences"],
  [/^node_modules\/@ff(mpeg|probe)-installer\/[\w-]+\/ff(mpeg|probe)(\.exe)?$/, "video programs"],
];

/** As electron-builder.yml names them. */
const FUSES = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
} as const;
const FUSE_ENABLED = "1".charCodeAt(0);
type FuseName = keyof typeof FUSES;

const configuration: { electronFuses: Record<FuseName, boolean>; publish: { provider: string } } = parse(
  readFileSync(join(ROOT, "electron-builder.yml"), "utf8"),
);

test("the fuses that protect the program are declared", () => {
  expect(configuration.electronFuses).toEqual({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  });
});

describe.skipIf(!distributionToPack())("the package as electron-builder makes it", () => {
  let program: PackagedProgram;
  let files: readonly ArchivedFile[];
  const installed = installedPackages();
  const has = (path: string) => files.some((file) => file.path === path);
  const unpacked = (path: string) => join(`${program.archive}.unpacked`, path);

  beforeAll(async () => {
    program = await packagedProgram();
    files = archivedFiles(program.archive);
  });

  test("holds nothing but what the program needs at run time", () => {
    const foreign = files.filter(({ path }) => !ALLOWED.some(([pattern]) => pattern.test(path)));
    expect(foreign.map(({ path }) => path)).toEqual([]);
  });

  test("holds only packages that the program depends on", () => {
    const packed = packagesIn(program.archive, files);
    expect(packed.length).toBeGreaterThan(50);
    expect(packed.filter(({ id }) => !installed.has(id))).toEqual([]);
  });

  test("stays within its size", () => {
    expect(statSync(program.archive).size).toBeLessThan(ARCHIVE_BUDGET_BYTES);
  });

  test("holds everything that was built, and every migration", () => {
    // The window reads files from the disk, so the compressed copies for the network are left out.
    const built = filesUnder(join(ROOT, "dist")).filter((path) => !/\.(map|br|gz)$/.test(path));
    expect(built.filter((path) => !has(`dist/${path}`))).toEqual([]);
    const migrations = readdirSync(join(ROOT, "src/store/migrations")).filter((name) => name.endsWith(".sql"));
    expect(migrations.filter((name) => !has(`dist/main/migrations/${name}`))).toEqual([]);
  });

  test("holds the licence of every package that brings one", () => {
    const missing = packagesIn(program.archive, files).filter(({ id, folder }) => {
      const source = installed.get(id);
      const licence = source && readdirSync(source).find((name) => /^(licen[cs]e|copying)/i.test(name));
      return licence && !has(`${folder}/${licence}`);
    });
    expect(missing).toEqual([]);
    for (const name of ["LICENSE.electron.txt", "LICENSES.chromium.html", "resources/licences.md"])
      expect(
        filesUnder(program.folder).filter((path) => path.endsWith(name)),
        name,
      ).toHaveLength(1);
  });

  test("files that the system must start or load are next to the archive", () => {
    const native = files.filter(({ path }) => /\.(node|dll|dylib|exe)$|\.so[\d.]*$|\/ff(mpeg|probe)$/.test(path));
    expect(native.length).toBeGreaterThanOrEqual(5);
    expect(native.filter(({ unpacked }) => !unpacked)).toEqual([]);
    expect(native.filter(({ path }) => !existsSync(unpacked(path)))).toEqual([]);
  });

  test("native parts are those of this system alone", () => {
    const foreign = files.filter(({ path }) => {
      const platforms: readonly string[] =
        path.match(/\b(linux|darwin|win32|freebsd|android)-(x64|arm64|ia32)\b/g) ?? [];
      return path.endsWith(".node") && !platforms.includes(`${process.platform}-${process.arch}`);
    });
    expect(foreign).toEqual([]);
  });

  test.skipIf(process.platform === "win32")("every user may start ffmpeg, ffprobe and the program", () => {
    const programs = files.filter(({ path }) => /\/ff(mpeg|probe)$/.test(path));
    expect(programs).toHaveLength(2);
    for (const { path } of programs) expect(statSync(unpacked(path)).mode & 0o777, path).toBe(0o755);
    expect(statSync(program.executable).mode & 0o111).toBe(0o111);
  });

  test("its fuses, read from the binary, are those that are declared", async () => {
    const wire = await getCurrentFuseWire(program.executable);
    const read = Object.entries(FUSES).map(([name, fuse]) => [name, wire[fuse] === FUSE_ENABLED] as const);
    expect(Object.fromEntries(read)).toEqual(configuration.electronFuses);
  });

  // electron-builder writes it for the targets that update themselves; on Linux for a folder too.
  test.skipIf(process.platform !== "linux")("knows where its updates are published", () => {
    const written: unknown = parse(readFileSync(join(program.resources, "app-update.yml"), "utf8"));
    expect(written).toMatchObject({ ...configuration.publish, updaterCacheDirName: "filmotheque-updater" });
    expect(configuration.publish.provider).toBe("github");
  });

  test("names itself and its version", () => {
    const packed: unknown = JSON.parse(extractFile(program.archive, "package.json").toString());
    const { name, version, main } = readJson<{ name: string; version: string; main: string }>(
      join(ROOT, "package.json"),
    );
    expect(packed).toMatchObject({ name, version, main });
  });
});

/** The packages that the lock file names for more than development, by name and version, with their folders. */
function installedPackages(): ReadonlyMap<string, string> {
  const lock: { packages: Record<string, { version?: string; dev?: boolean }> } = readJson(
    join(ROOT, "package-lock.json"),
  );
  const needed = Object.entries(lock.packages).filter(([path, { dev }]) => path !== "" && !dev);
  const named = needed.map(
    ([path, { version }]) => [`${path.split("node_modules/").at(-1)}@${version}`, path] as const,
  );
  return new Map(named.map(([id, path]) => [id, join(ROOT, path)] as const).filter(([, path]) => existsSync(path)));
}

/** electron-builder arranges them in its own way: only name and version say which one it is. */
function packagesIn(archive: string, files: readonly ArchivedFile[]): { id: string; folder: string }[] {
  return files.flatMap(({ path }) => {
    const folder = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(path)?.[1];
    if (!folder) return [];
    const { name, version }: { name: string; version: string } = JSON.parse(
      extractFile(archive, normalize(path)).toString(),
    );
    return [{ id: `${name}@${version}`, folder }];
  });
}

function filesUnder(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    );
}

function readJson<Content>(file: string): Content {
  return JSON.parse(readFileSync(file, "utf8"));
}
