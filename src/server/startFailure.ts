import type { EngineConfig } from "../config.ts";
import { explainListenFailure, explainOpenFailure } from "../openFailure.ts";
import { type Address, urlOf } from "./address.ts";

/** Explains an error to the user; an unknown error is shown with its own message. */
export function explainStartFailure(
  error: unknown,
  { dataFolder, language, ...address }: Address & Pick<EngineConfig, "dataFolder" | "language">,
): string {
  const listener = { url: urlOf(address), host: address.host, port: address.port };
  const reason = explainListenFailure(error, listener, language) ?? explainOpenFailure(error, dataFolder, language);
  return reason ?? (error instanceof Error ? error.message : String(error));
}
