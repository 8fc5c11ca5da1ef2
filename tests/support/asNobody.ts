import { chmodSync } from "node:fs";
import { resolve } from "node:path";
import { temporaryFolder } from "./temporaryFolder.ts";

const ROOT = resolve(import.meta.dirname, "../..");
/** The system's unprivileged user. */
export const NOBODY = 65_534;

/** The prefix of a command that root runs as nobody, without any capabilities. */
export const DROP_PRIVILEGES = `setpriv --reuid=${NOBODY} --regid=${NOBODY} --clear-groups --inh-caps=-all --bounding-set=-all`;

/**
 * The command prefix with which root runs a command as nobody. The project may lie in a folder that only root can
 * enter: in its own mount namespace the command finds the project at a path that everyone can enter.
 */
export function asNobody(): readonly string[] {
  const reachable = temporaryFolder("reachable");
  chmodSync(reachable, 0o755);
  const script = `
    mount --bind ${quoted(ROOT)} ${quoted(reachable)} || exit
    for each in "$@"; do
      shift
      case "$each" in ${quoted(ROOT)}/*) each=${quoted(reachable)}"\${each#${quoted(ROOT)}}" ;; esac
      set -- "$@" "$each"
    done
    exec ${DROP_PRIVILEGES} "$@"`;
  return ["unshare", "--mount", "sh", "-c", script, "sh"];
}

function quoted(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`;
}
