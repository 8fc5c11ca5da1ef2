import { watchParent } from "../../src/server/watchParent.ts";
import { writeError, writeOutput } from "../../src/terminal/index.ts";
import { DownloadFailed } from "./downloadFailure.ts";
import { type FetchOptions, fetchElectron } from "./fetchElectron.ts";
import type { StartMessages } from "./messages.ts";
import { ProgressDisplay } from "./progressDisplay.ts";

export type FetchOutcome =
  | { readonly kind: "fetched"; readonly binary: string }
  | { readonly kind: "failed" }
  | { readonly kind: "interrupted" };

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Fetches Electron and says how far it is; says too why it did not work, or that it was interrupted. */
export async function fetchWithProgress(
  messages: StartMessages,
  settings: Pick<FetchOptions, "folder" | "stallLimitMs"> = {},
): Promise<FetchOutcome> {
  const abort = new AbortController();
  const interrupt = () => abort.abort();
  for (const signal of SIGNALS) process.on(signal, interrupt);
  const stopWatching = watchParent(interrupt);
  const display = new ProgressDisplay(process.stdout, messages);
  const onInstalling = () => {
    display.end();
    writeOutput(messages.installing);
  };
  try {
    const binary = await fetchElectron({
      ...settings,
      signal: abort.signal,
      onProgress: (progress) => display.show(progress),
      onInstalling,
    });
    return { kind: "fetched", binary };
  } catch (error) {
    display.end();
    return explain(error, abort.signal, messages);
  } finally {
    stopWatching();
    for (const signal of SIGNALS) process.off(signal, interrupt);
  }
}

function explain(error: unknown, signal: AbortSignal, messages: StartMessages): FetchOutcome {
  if (signal.aborted) {
    writeOutput(messages.interrupted);
    return { kind: "interrupted" };
  }
  if (!(error instanceof DownloadFailed)) throw error;
  writeError(messages.downloadFailed(error.failure));
  if (error.failure.kind === "unreachable" && hasUnusedProxy(process.env)) writeError(messages.proxyHint);
  return { kind: "failed" };
}

function hasUnusedProxy({ HTTPS_PROXY, https_proxy, ELECTRON_GET_USE_PROXY }: NodeJS.ProcessEnv): boolean {
  return Boolean((HTTPS_PROXY || https_proxy) && !ELECTRON_GET_USE_PROXY);
}
