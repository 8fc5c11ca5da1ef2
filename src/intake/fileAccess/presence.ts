import { lstatSync } from "node:fs";
import { hasCode } from "../../errors/index.ts";
import { existsAsSpelled } from "../../paths/index.ts";

/** Unreachable: a share does not respond, a drive fails, or a folder may not be entered. Whether a file is there is open. */
export type Presence = "present" | "absent" | "unreachable";

/** Whether a file is at a path, under exactly this spelling. */
export function presenceOf(path: string): Presence {
  try {
    lstatSync(path);
    return existsAsSpelled(path) ? "present" : "absent";
  } catch (error) {
    return hasCode(error, "ENOENT", "ENOTDIR") ? "absent" : "unreachable";
  }
}
