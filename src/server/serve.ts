import type { EngineConfig, HostConfig } from "../config.ts";
import { createEngine } from "../engine.ts";
import type { ListenerNames } from "./address.ts";
import { findPageFolder } from "./pageFolder.ts";
import { findSystemBin } from "./systemBin.ts";
import { openWebHost, type WebHost } from "./webHost.ts";

/**
 * Serves a library over HTTP in this process.
 * @param config its `allowedHosts` are names that the owner adds to the listener's own; its `origins` follow from both
 * @param onDatabaseDamaged called when the check after the start found damage; the engine has stopped
 * @throws NoAccounts, the engine's own errors, and those of `listen` (`EADDRINUSE`, `EACCES`, …)
 */
export function serve(config: EngineConfig & HostConfig, onDatabaseDamaged?: (error: Error) => void): Promise<WebHost> {
  const pageFolder = config.pageFolder ?? findPageFolder();
  const bin = findSystemBin();
  const options = { clock: Date, random: Math.random, bin, ...(onDatabaseDamaged ? { onDatabaseDamaged } : {}) };
  const openEngine = (names: ListenerNames) => createEngine({ ...config, ...names, pageFolder }, options);
  return openWebHost(openEngine, config, { addedHosts: config.allowedHosts, language: config.language });
}
