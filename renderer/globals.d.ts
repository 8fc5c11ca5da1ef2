/// <reference types="vite/client" />
// Style sheets and fonts are side effects of a module; Vite resolves them.
declare module "*.css";
declare module "@fontsource-variable/inter";

interface Navigator {
  /** https://wicg.github.io/netinfo/: Chromium only. */
  readonly connection?: { readonly saveData?: boolean };
}
