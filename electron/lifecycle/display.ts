import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nativePaths } from "../../src/paths/index.ts";

const X_SOCKETS = "/tmp/.X11-unix";
/** `:0`, `:0.0`, `unix:0`; a host before the colon means a connection over the network. */
const LOCAL_X_DISPLAY = /^(?:unix)?:(?<number>\d+)(?:\.\d+)?$/;

/**
 * Whether the environment names a display of this Linux that is there. One over the network counts: only a connection
 * could tell.
 */
export function isDisplayThere(environment: NodeJS.ProcessEnv): boolean {
  const { DISPLAY, WAYLAND_DISPLAY, WAYLAND_SOCKET, XDG_RUNTIME_DIR } = environment;
  if (WAYLAND_SOCKET) return true; // a connection that the parent process has opened
  return hasXDisplay(DISPLAY ?? "") || hasWaylandDisplay(WAYLAND_DISPLAY ?? "", XDG_RUNTIME_DIR ?? "");
}

function hasXDisplay(display: string): boolean {
  const number = LOCAL_X_DISPLAY.exec(display)?.groups?.number;
  if (number === undefined) return display !== "";
  const socket = join(X_SOCKETS, `X${number}`);
  return existsSync(socket) || isAbstractSocket(socket);
}

/** The name is a path, or one in the folder of the session. */
function hasWaylandDisplay(display: string, runtimeFolder: string): boolean {
  if (display === "") return false;
  if (nativePaths.isAbsolute(display)) return existsSync(display);
  return runtimeFolder !== "" && existsSync(join(runtimeFolder, display));
}

/** Linux has sockets without a file. Where their list cannot be read, a display counts as there. */
function isAbstractSocket(path: string): boolean {
  try {
    return readFileSync("/proc/net/unix", "utf8")
      .split("\n")
      .some((line) => line.endsWith(`@${path}`));
  } catch {
    return true;
  }
}
