import { cp, glob, mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { transform } from "@swc/core";

const BUILT = resolve(import.meta.dirname, "../../../dist/main");
const USING = /\busing [$\w]+ =/;

/**
 * Copies the built program and fits the copy to Node 22, the newest for Windows that starts under Wine 8: `using` is
 * lowered, and the program's own check of Node's version asks for 22.
 *
 * @param folder below the packages, so that imports find them
 * @returns the web host's entry
 */
export async function copyBuild(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  await cp(BUILT, folder, { recursive: true });
  for await (const name of glob("**/*.js", { cwd: folder })) {
    const file = join(folder, name);
    const code = await readFile(file, "utf8");
    const fitted = (await lower(code)).replace("NEEDED_MAJOR = 24", "NEEDED_MAJOR = 22");
    if (fitted !== code) await writeFile(file, fitted);
  }
  return join(folder, "server.js");
}

async function lower(code: string): Promise<string> {
  if (!USING.test(code)) return code;
  const parser = { syntax: "ecmascript", explicitResourceManagement: true } as const;
  return (await transform(code, { isModule: true, configFile: false, swcrc: false, jsc: { target: "es2022", parser } }))
    .code;
}
