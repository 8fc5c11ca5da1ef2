import { type PathRules, pathRules } from "./pathRules.ts";

/** The rules of the machine that this runs on. */
export const nativePaths: PathRules = pathRules(process.platform === "win32" ? "windows" : "posix");
