import { foldCase } from "../releaseName/index.ts";

/** The letters of a person's name, in any script, without case and accents; empty for a text without letters. */
export function personKey(name: string): string {
  return foldCase(name).replaceAll(/[^\p{L}]/gu, "");
}

/** Whether two texts name one person. */
export function isSameName(a: string, b: string): boolean {
  const key = personKey(a);
  return key !== "" && key === personKey(b);
}
