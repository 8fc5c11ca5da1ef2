import { parseArgs } from "node:util";

export type StartOptions =
  | { readonly kind: "start"; readonly inBrowser: boolean }
  | { readonly kind: "help" }
  | { readonly kind: "unknown"; readonly option: string };

/**
 * Reads what follows `npm start --`. PowerShell may swallow the two dashes; then npm takes the option for a setting of
 * its own, and passes it on as `npm_config_browser=true`.
 */
export function readStartOptions(words: string[], environment: NodeJS.ProcessEnv): StartOptions {
  const { values, tokens } = parseArgs({
    args: words,
    options: { browser: { type: "boolean" }, help: { type: "boolean", short: "h" } },
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === "positional") return { kind: "unknown", option: token.value };
    if (token.kind === "option" && !["browser", "help"].includes(token.name))
      return { kind: "unknown", option: token.rawName };
  }
  if (values.help) return { kind: "help" };
  return { kind: "start", inBrowser: Boolean(values.browser) || environment.npm_config_browser === "true" };
}
