import { LANGUAGES } from "../../contract/index.ts";

const LETTERS = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");

let codes: ReadonlyMap<string, string> | null = null;

/** ISO 3166-1 alpha-2 of a country by its name in one of the program's languages; null where no country has it. */
export function countryCode(name: string): string | null {
  codes ??= codesByName();
  return codes.get(name.toLowerCase()) ?? null;
}

function codesByName(): Map<string, string> {
  const byName = new Map<string, string>();
  for (const language of LANGUAGES) {
    const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    for (const code of LETTERS.flatMap((first) => LETTERS.map((second) => first + second))) {
      const name = names.of(code)?.toLowerCase();
      if (name !== undefined && !byName.has(name)) byName.set(name, code);
    }
  }
  return byName;
}
