import { obtainPackages, type WindowsPackages } from "./packages.ts";
import { obtainWine, type Wine } from "./wine.ts";

export interface WindowsParts {
  readonly wine: Wine;
  readonly packages: WindowsPackages;
}

/** Everything that is needed, or why it cannot be had here, in a few words. */
export type Obtained = { readonly parts: WindowsParts } | { readonly missing: string };

/** From the cache, or downloaded: the first time takes a minute or two. */
export async function obtainWindows(): Promise<Obtained> {
  if (process.platform !== "linux" || process.arch !== "x64") return { missing: "they run on Linux x64 alone" };
  const wine = await obtainWine().catch((error: unknown) => reasonOf("Wine cannot be had", error));
  if (typeof wine === "string") return { missing: wine };
  const packages = await obtainPackages().catch((error: unknown) => reasonOf("the packages cannot be had", error));
  if (typeof packages === "string") return { missing: packages };
  return { parts: { wine, packages } };
}

function reasonOf(what: string, error: unknown): string {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return `${what} (${line.slice(0, 200)})`;
}
