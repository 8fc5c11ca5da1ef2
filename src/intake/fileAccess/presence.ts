import { lstatSync } from "node:fs";
import { hasCode } from "../../errors/index.ts";
import { existsAsSpelled } from "../../paths/index.ts";

/**
 * Unreachable: a share does not respond, a drive fails, or a folder is not accessible. Whether the file exists is
 * unknown.
 */
export type Presence = "present" | "absent" | "unreachable";

/** Whether a file exists at a path, in exactly this spelling. */
export function presenceOf(path: string): Presence {
  try {
    lstatSync(path);
    return existsAsSpelled(path) ? "present" : "absent";
  } catch (error) {
    return hasCode(error, "ENOENT", "ENOTDIR") ? "absent" : "unreachable";
  }
}
