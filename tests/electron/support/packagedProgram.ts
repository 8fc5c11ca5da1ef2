import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join, resolve } from "node:path";
import { inject } from "vitest";
import { packageProgram } from "../../../scripts/packageProgram.ts";
import { eventually } from "../../support/deadlines.ts";
import { ADDED_TO_DISTRIBUTION, adaptPackage, environmentOf, isOlderElectron } from "../olderElectron/adaptPackage.ts";
import { realWindow } from "./launch.ts";

/** The program as electron-builder packs it. */
export type PackagedProgram = {
  readonly folder: string;
  readonly executable: string;
  readonly resources: string;
  readonly archive: string;
};
export type StartableProgram = PackagedProgram & { readonly environment: Readonly<Record<string, string>> };

/** Nothing listens at this address. */
const UNREACHABLE_URL = "http://127.0.0.1:9";
const ROOT = resolve(import.meta.dirname, "../../..");

/** Electron's distribution to pack, or null where the tests are skipped. */
export function distributionToPack(): string | null {
  return realWindow()?.distribution ?? null;
}

/** The untouched package, made once for all test files: the first that needs it packs it, the others wait. */
export async function packagedProgram(): Promise<PackagedProgram> {
  const output = join(inject("packageFolder"), "untouched");
  if (mkdirSync(`${output}-begun`, { recursive: true }))
    await pack(output).catch((error) => writeFileSync(failureOf(output), String(error)));
  await eventually("the program is packaged", () => existsSync(output) || existsSync(failureOf(output)));
  if (existsSync(failureOf(output))) throw new Error(readFileSync(failureOf(output), "utf8"));
  return programIn(output);
}

/**
 * A copy of the package that can be started here, adapted where Electron is the older one; made once for all files of
 * this worker, for it holds an address.
 * @param updateServer what the copy asks for newer versions; an unreachable address where it is left out
 */
export async function startableProgram(updateServer = UNREACHABLE_URL): Promise<StartableProgram> {
  const untouched = await packagedProgram();
  const output = join(inject("packageFolder"), `startable-${process.env.VITEST_POOL_ID}`);
  if (!existsSync(output)) await copyToStart(untouched, output);
  const program = programIn(output);
  // Its address cannot come from the environment, which would then decide what is installed.
  const updates = `provider: generic\nurl: ${updateServer}\nupdaterCacheDirName: filmotheque-updater\n`;
  writeFileSync(join(program.resources, "app-update.yml"), updates);
  return { ...program, environment: environmentOf(program.folder) };
}

async function copyToStart({ folder }: PackagedProgram, output: string): Promise<void> {
  const unfinished = `${output}-unfinished`;
  const copy = join(unfinished, basename(folder));
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  const distribution = distributionToPack();
  if (distribution !== null && isOlderElectron(distribution)) await adaptPackage(copy, distribution);
  renameSync(unfinished, output);
}

const failureOf = (output: string): string => `${output}-failed.txt`;

async function pack(output: string): Promise<void> {
  const distribution = distributionToPack();
  if (distribution === null) throw new Error("no Electron to pack: the test should have been skipped");
  const scratch = `${output}-unfinished`;
  const electron = join(inject("packageFolder"), "electron");
  cpSync(distribution, electron, { recursive: true, verbatimSymlinks: true });
  const added = [...ADDED_TO_DISTRIBUTION, "Electron.app/Contents/Resources/default_app.asar"];
  for (const name of added) rmSync(join(electron, name), { force: true });

  const said: string[] = [];
  const version = readFileSync(join(distribution, "version"), "utf8").trim().replace(/^v/, "");
  const options = [`-c.electronDist=${electron}`, `-c.electronVersion=${version}`, `-c.directories.output=${scratch}`];
  const status = await packageProgram(ROOT, ["--dir", ...options], (text) => said.push(text));
  if (status !== 0) throw new Error(`electron-builder failed:\n${said.join("")}`);
  rmSync(electron, { recursive: true });
  chmodSync(inject("packageFolder"), 0o755); // other users start the program too
  renameSync(scratch, output);
}

/** Where electron-builder puts things, by system. */
function programIn(output: string): PackagedProgram {
  const name = readdirSync(output).find((found) => /^(linux|win|mac)(-\w+)?(-unpacked)?$/.test(found));
  if (!name) throw new Error(`electron-builder left no program in ${output}`);
  const folder = join(output, name);
  const contents = join(folder, "Filmothèque.app/Contents");
  const executables = {
    linux: "filmotheque",
    win: "Filmothèque.exe",
    mac: "Filmothèque.app/Contents/MacOS/Filmothèque",
  };
  const system = name.startsWith("mac") ? "mac" : name.startsWith("win") ? "win" : "linux";
  const resources = system === "mac" ? join(contents, "Resources") : join(folder, "resources");
  return { folder, executable: join(folder, executables[system]), resources, archive: join(resources, "app.asar") };
}
