import "../src/server/requireNode.ts";
import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { resolveConfig } from "electron-vite";
import { createServer, type ProxyOptions } from "vite";
import { readConfig } from "../src/config.ts";
import { watchParent } from "../src/server/watchParent.ts";
import { openBrowser } from "./openBrowser.ts";

/**
 * `npm run dev`: the page with its changes at once, the engine from source, restarted when a file of it changes.
 * No Electron is needed; the window shows the same page.
 */
const ROOT = resolve(import.meta.dirname, "..");
/** Requests for the engine. The page also has a folder `api`, whose modules Vite serves. */
const ENGINE_ROUTES = "^/(api/(?!.*\\.tsx?(\\?|$))|metrics$|training|models|predict|monitoring/)";
const { port } = readConfig(process.env);
const engine = `http://127.0.0.1:${port}`;

const host = spawn(process.execPath, ["--watch", "--watch-preserve-output", "src/server/main.ts"], {
  cwd: ROOT,
  stdio: "inherit",
});
process.on("exit", () => host.kill());
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => process.exit());
watchParent(() => process.exit());

const { config } = await resolveConfig({ root: ROOT }, "serve");
const page = await createServer({
  ...config?.renderer,
  configFile: false,
  server: { host: "127.0.0.1", proxy: { [ENGINE_ROUTES]: toEngine() } },
});
await page.listen();
page.printUrls();
const [address] = page.resolvedUrls?.local ?? [];
if (address) openBrowser(address);

/** The engine answers only its own origin; the page comes from Vite here, so its requests carry the engine's origin. */
function toEngine(): ProxyOptions {
  return {
    target: engine,
    changeOrigin: true,
    configure: (proxy) => {
      proxy.on("proxyReq", (request) => {
        if (request.hasHeader("origin")) request.setHeader("origin", engine);
      });
    },
  };
}
