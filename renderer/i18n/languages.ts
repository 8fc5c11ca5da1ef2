import type { Language } from "../../src/contract/index.ts";

/** Each language under its own name, so that people who read no other find it. */
export const LANGUAGES: readonly { tag: Language; name: string }[] = [
  { tag: "fr", name: "Français" },
  { tag: "en", name: "English" },
];
