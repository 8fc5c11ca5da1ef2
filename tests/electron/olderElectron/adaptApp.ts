import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "@swc/core";
import { patchSqlite } from "./patchSqlite.ts";

const SQLITE = "better-sqlite3";
const NATIVE_MODULE = "prebuilds/linux-x64.node";
const USES_USING = /\b(await )?using [A-Za-z_$][\w$]* = /;

/** Copies the built program to `target` so that the older Electron can run it; packages are links to the project's. */
export function adaptApp(root: string, target: string): void {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const name of ["package.json", "dist", "resources"])
    cpSync(join(root, name), join(target, name), { recursive: true });
  lowerUsing(join(target, "dist"));
  linkPackages(join(root, "node_modules"), join(target, "node_modules"));
}

/** V8 13.0 does not know `using` declarations. */
export function lowerUsing(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".js")) continue;
    const path = join(folder, name);
    const code = readFileSync(path, "utf8");
    if (!USES_USING.test(code)) continue;
    const { code: lowered } = transformSync(code, {
      filename: name,
      isModule: true,
      jsc: {
        parser: { syntax: "ecmascript", explicitResourceManagement: true },
        target: "es2022",
        externalHelpers: false,
      },
    });
    writeFileSync(path, lowered);
  }
}

function linkPackages(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    if (name !== SQLITE && !name.startsWith(".")) symlinkSync(join(from, name), join(to, name));
  }
  const sqlite = join(to, SQLITE);
  cpSync(join(from, SQLITE), sqlite, {
    recursive: true,
    filter: (path) => !/better-sqlite3\/(deps|src)(\/|$)/.test(path),
  });
  patchSqlite(join(from, SQLITE, NATIVE_MODULE), join(sqlite, NATIVE_MODULE));
}
