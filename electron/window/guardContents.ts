import type { Session, WebContents } from "electron";
import { destinationOf } from "./security.ts";

/** Opens an address in the person's own browser. */
export type OpenExternal = (address: string) => void;

/** Keeps a page where it is: foreign addresses open outside or nowhere, new windows and embedded guests never. */
export function guardContents(contents: WebContents, openOutside: OpenExternal): void {
  const leadOutside = (address: string) => {
    if (destinationOf(address) === "browser") openOutside(address);
  };
  contents.on("will-frame-navigate", (event) => {
    if (event.isMainFrame && destinationOf(event.url) === "page") return;
    event.preventDefault();
    if (event.isMainFrame) leadOutside(event.url);
  });
  contents.on("will-redirect", (event) => {
    if (destinationOf(event.url) !== "page") event.preventDefault();
  });
  // A page cannot keep its window, and with it the program, from closing.
  contents.on("will-prevent-unload", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    leadOutside(url);
    return { action: "deny" };
  });
}

/** The page needs no camera, place, notification or device: it may show a film on the full screen, and nothing else. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { isMainFrame, requestingUrl }) =>
    answer(permission === "fullscreen" && isMainFrame && destinationOf(requestingUrl) === "page"),
  );
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
