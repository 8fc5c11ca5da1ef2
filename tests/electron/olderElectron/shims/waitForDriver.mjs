// Delays the program until Playwright is connected, as Playwright's own loader does (playwright-core, electron/loader).
// If the first page opens while Playwright connects, it may wait forever for a target that the page has left.
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
