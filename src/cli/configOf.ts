import type { Command } from "commander";
import { type EngineConfig, type HostConfig, readConfig } from "../config.ts";
import { writeJson, writeOutput } from "../terminal/index.ts";

/** The configuration with what the command line says on top. A wrong option is a sentence, not a stack. */
export function configOf(command: Command): EngineConfig & HostConfig {
  const { data } = command.optsWithGlobals<{ data?: string }>();
  return readConfig({ ...process.env, ...(data ? { FILMOTHEQUE_DATA: data } : {}) });
}

/** One JSON document on standard output and nothing else there, or lines for a person. */
export function print(asJson: boolean | undefined, document: object, lines: readonly string[]): void {
  if (asJson) writeJson(document);
  else writeOutput(...lines);
}
