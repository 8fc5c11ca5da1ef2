// Holds the program back until Playwright is connected, as Playwright's own loader does (playwright-core, electron/loader).
// Where the first page opens while it connects, it may wait for ever for a target that the page has left.
import { app } from "electron";

if (process.argv.includes("--inspect=0")) {
  const ready = app.whenReady();
  const { promise: released, resolve: release } = Promise.withResolvers();
  app.whenReady = async () => {
    await released;
    return ready;
  };
  globalThis.__playwright_run = release;
}
