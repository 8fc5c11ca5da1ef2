import fc from "fast-check";
import type { PathKind } from "../../../src/paths/index.ts";

export const KINDS = ["posix", "windows"] as const satisfies readonly PathKind[];

const ROOTS: Readonly<Record<PathKind, readonly string[]>> = {
  posix: ["/"],
  windows: ["C:\\", "D:\\", "\\\\nas\\films\\", "\\\\192.168.1.2\\c$\\", "\\\\média\\été 2\\"],
};

/** Around the separators, where ranges go wrong; accents in both forms; dots, spaces and wide characters. */
const LETTERS = ["a", "A", "0", "é", "e\u0301", "ß", "Σ", "ς", "]", "[", "!", ".", " ", "-", "🎬", "\uffff", "\u00ff"];

/** A name that every system stores as it is. */
export const aName: fc.Arbitrary<string> = fc
  .string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 6 })
  .filter((name) => !/^\.+$/.test(name) && !/[. ]$/.test(name) && !name.startsWith(" "));

export const someNames = fc.array(aName, { maxLength: 4 });
export const aRoot = (kind: PathKind) => fc.constantFrom(...ROOTS[kind]);

/** What a person or a program may write for the beginning of a path; its case is ignored, except below `/`. */
export const aWritingOf = (root: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(fc.boolean(), { minLength: root.length, maxLength: root.length }), fc.nat())
    .map(([isUpper, which]) => {
      const cased = [...root].map((letter, at) => (isUpper[at] ? letter.toUpperCase() : letter.toLowerCase())).join("");
      const forms = formsOf(cased);
      return forms[which % forms.length] ?? cased;
    });

function formsOf(root: string): readonly string[] {
  if (root.startsWith("/")) return [root];
  const inNamespace = root.startsWith("\\\\") ? `UNC\\${root.slice(2)}` : root;
  const forms = [root, `\\\\?\\${inNamespace}`, `\\\\.\\${inNamespace}`, `\\\\?\\${inNamespace}`.replace("UNC", "unc")];
  return [...forms, ...forms.map((form) => form.replaceAll("\\", "/"))];
}
