import type { EngineConfig, HostConfig } from "../config.ts";
import { createEngine } from "../engine.ts";
import type { ListenerNames } from "./address.ts";
import { findPageFolder } from "./pageFolder.ts";
import { openWebHost, type WebHost } from "./webHost.ts";

/**
 * Serves a library over HTTP in this process.
 * @param config its `allowedHosts` are names that the owner adds to the listener's own; its `origins` follow from both
 * @throws NoAccounts, the engine's own errors, and those of `listen` (`EADDRINUSE`, `EACCES`, …)
 */
export function serve(config: EngineConfig & HostConfig): Promise<WebHost> {
  const pageFolder = config.pageFolder ?? findPageFolder();
  const openEngine = (names: ListenerNames) => createEngine({ ...config, ...names, pageFolder });
  return openWebHost(openEngine, config, { addedHosts: config.allowedHosts, language: config.language });
}
