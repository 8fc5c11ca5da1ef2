import { app } from "electron";
import type { OpenRequests } from "./openRequests.ts";
import { pathOfLink } from "./programLink.ts";

/** macOS tells the running program, and does so before it is ready when that starts it. */
export function listenForMacRequests(requests: OpenRequests): void {
  app.on("open-file", (event, path) => {
    event.preventDefault();
    requests.addPaths([path]);
  });
  app.on("open-url", (event, link) => {
    event.preventDefault();
    requests.openPage(pathOfLink(link) ?? "/");
  });
}
