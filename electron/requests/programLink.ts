import { NUMBERED_SCREENS, SCREENS } from "./screens.ts";

export const LINK_SCHEME = "filmotheque";

const LINK = /^filmotheque:\/{0,3}([a-z-]*)(?:\/([1-9]\d{0,11}))?\/?$/i;

/**
 * The page's path for a `filmotheque://` link, which any program or web page may open: a known screen, or a film or
 * person by its number. Everything else, with a query or another host, leads to the library.
 * @returns null for any other text
 */
export function pathOfLink(link: string): string | null {
  if (!link.toLowerCase().startsWith(`${LINK_SCHEME}:`)) return null;
  const [, screen = "", number] = LINK.exec(link) ?? [];
  const name = screen.toLowerCase();
  if (number !== undefined) return NUMBERED_SCREENS.includes(name) ? `/${name}/${number}` : "/";
  return SCREENS.includes(name) ? `/${name}` : "/";
}
