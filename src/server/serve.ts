import type { EngineConfig } from "../config.ts";
import { createEngine } from "../engine.ts";
import type { Address } from "./address.ts";
import { findPageFolder } from "./pageFolder.ts";
import { openWebHost, type WebHost } from "./webHost.ts";

/**
 * Serves a library over HTTP in this process.
 * @param config the engine's; its `allowedHosts` and `origins` are replaced by the names of the listener
 * @throws NoAccounts, the engine's own errors, and those of `listen` (`EADDRINUSE`, `EACCES`, …)
 */
export function serve(config: EngineConfig, address: Address): Promise<WebHost> {
  const pageFolder = config.pageFolder ?? findPageFolder();
  return openWebHost((names) => createEngine({ ...config, ...names, pageFolder }), address);
}
