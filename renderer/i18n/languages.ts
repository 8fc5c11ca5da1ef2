import type { Language } from "../../src/contract/index.ts";

/** Each language under its own name, so that it is found by who reads no other. */
export const LANGUAGES: readonly { tag: Language; name: string }[] = [
  { tag: "fr", name: "Français" },
  { tag: "en", name: "English" },
];
