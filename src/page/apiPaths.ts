/** Screens of the page that share their first word with a route. */
const SCREENS = new Set(["/monitoring", "/models"]);

/** Whether the engine answers this path itself; every other one is the page's. */
export function isApiPath(pathname: string): boolean {
  return /^\/(api|metrics|training|predict|models|monitoring)(\/|$)/.test(pathname) && !SCREENS.has(pathname);
}
