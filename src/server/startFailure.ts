import type { EngineConfig } from "../config.ts";
import { explainListenFailure, explainOpenFailure } from "../openFailure.ts";
import { type Address, urlOf } from "./address.ts";

/** In words for a person; an error that no words are known for speaks for itself. */
export function explainStartFailure(
  error: unknown,
  { dataFolder, language, ...address }: Address & Pick<EngineConfig, "dataFolder" | "language">,
): string {
  const listener = { url: urlOf(address), host: address.host, port: address.port };
  const reason = explainListenFailure(error, listener, language) ?? explainOpenFailure(error, dataFolder, language);
  return reason ?? (error instanceof Error ? error.message : String(error));
}
