import type { EngineConfig, HostConfig } from "../config.ts";
import { linesOf, linesOfError, writeError, writeOutput } from "../terminal/index.ts";
import { serve } from "./serve.ts";
import { explainStartFailure } from "./startFailure.ts";
import { watchParent } from "./watchParent.ts";
import type { WebHost } from "./webHost.ts";

/**
 * Serves until a signal comes or the program that started this one is gone; says the address once it answers, and a
 * failure to start in one line.
 * @returns the host, or null where it could not start: the exit status is then 1
 */
export async function runHost(config: EngineConfig & HostConfig): Promise<WebHost | null> {
  try {
    const host = await serve(config, (error) => {
      // The same as damage found during start: the message gives the remedy, and the next start repeats it.
      writeError(...linesOf(explainStartFailure(error, config)));
      process.exit(1);
    });
    stopWhenAsked(host);
    writeOutput(`listening on ${host.url}`);
    return host;
  } catch (error) {
    writeError(...linesOf(explainStartFailure(error, config)));
    process.exitCode = 1;
    return null;
  }
}

function stopWhenAsked(host: WebHost): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    try {
      await host.stop();
      process.exit();
    } catch (error) {
      writeError(...linesOfError(error));
      process.exit(1);
    }
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  watchParent(stop);
}
