import type { EngineConfig } from "../config.ts";
import { errorCode } from "../errors/index.ts";
import { explainOpenFailure } from "../openFailure.ts";
import { type Address, urlOf } from "./address.ts";

/** One line for the person. Errors of ours already are one; those of the system become one here. */
export function explainStartFailure(
  error: unknown,
  address: Address & Pick<EngineConfig, "dataFolder" | "language">,
): string {
  if (!(error instanceof Error)) return String(error);
  if (!isOfListener(error)) return explainOpenFailure(error, address.dataFolder, address.language) ?? error.message;
  switch (errorCode(error)) {
    case "EADDRINUSE":
      return `${urlOf(address)} is taken: another Filmothèque may be running there. Stop it, or choose another port with FILMOTHEQUE_PORT.`;
    case "EACCES":
      return `The system does not allow listening on port ${address.port}: choose one above 1023 with FILMOTHEQUE_PORT.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `${address.host} is no address of this machine: choose another with FILMOTHEQUE_HOST.`;
    default:
      return error.message;
  }
}

/** The same code means another thing when the library's folder cannot be written. */
function isOfListener(error: NodeJS.ErrnoException): boolean {
  return error.syscall === "listen" || error.syscall === "getaddrinfo";
}
