import "./requireNode.ts";
import { linesOf, writeError } from "../terminal/index.ts";
import type { WebHost } from "./webHost.ts";

// Loaded only once Node is known to be new enough: their native parts would end an older one without a message.
const [{ languageIn, readConfig }, { runHost }, { explainOpenFailure }] = await Promise.all([
  import("../config.ts"),
  import("./index.ts"),
  import("../openFailure.ts"),
]);

/** Null where it could not start; the reason was said. */
export const host: WebHost | null = await start();

async function start(): Promise<WebHost | null> {
  try {
    return await runHost(readConfig(process.env));
  } catch (error) {
    const explained = explainOpenFailure(error, "", languageIn(process.env));
    writeError(...linesOf(explained ?? (error instanceof Error ? error.message : String(error))));
    process.exitCode = 1;
    return null;
  }
}
