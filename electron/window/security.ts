import type { CustomScheme, WebPreferences } from "electron";

/** The page's own address. It is no file and no port: nothing outside this program can ask it for anything. */
export const SCHEME = "app";
export const HOST = "filmotheque";
export const ORIGIN = `${SCHEME}://${HOST}`;

/**
 * Electron's security checklist for the page: it has the powers of a page in a browser and the preload's few functions.
 * Most of these are Electron's defaults; written out, they stay when a default moves.
 */
export const PAGE_PREFERENCES = {
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  enableBlinkFeatures: "",
  webviewTag: false,
  // A file dropped outside the drop area does not replace the page.
  navigateOnDragDrop: false,
  // The spell checker would fetch its dictionaries from a foreign host.
  spellcheck: false,
} as const satisfies WebPreferences;

/** What the page's address may do: as https would, and no more; no service workers, no way around the page's policy. */
export const PAGE_SCHEME = {
  scheme: SCHEME,
  privileges: {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    stream: true,
    codeCache: true,
    bypassCSP: false,
    corsEnabled: false,
    allowServiceWorkers: false,
  },
} as const satisfies CustomScheme;

/** Where a link may lead: inside the page, to the person's own browser, or nowhere. */
export type Destination = "page" | "browser" | "nowhere";

export function destinationOf(address: string): Destination {
  const url = URL.parse(address);
  if (!url) return "nowhere";
  if (url.protocol === `${SCHEME}:` && url.host === HOST) return "page";
  // `http:` and everything else could open the address, or a file, in a program that the person did not choose.
  return url.protocol === "https:" && !url.username && !url.password ? "browser" : "nowhere";
}
