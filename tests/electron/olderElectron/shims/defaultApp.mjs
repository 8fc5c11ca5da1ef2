// `electron FOLDER` runs the program in that folder, as Electron's own default app does (electron/default_app/main.ts).
import "./polyfills.mjs";
import "./waitForDriver.mjs";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { app } from "electron";

const index = process.argv.findIndex((word, position) => position > 0 && !word.startsWith("-"));
if (index < 0) {
  console.error("usage: electron FOLDER");
  process.exit(1);
}
const folder = resolve(process.argv[index]);
process.defaultApp = true;
process.argv.splice(1, index, folder);

const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
app.setVersion(manifest.version);
app.name = manifest.productName ?? manifest.name;
app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`);
app.setPath("userData", join(app.getPath("appData"), app.name));
app.setAppPath(folder);
await import(pathToFileURL(join(folder, manifest.main)).href);
