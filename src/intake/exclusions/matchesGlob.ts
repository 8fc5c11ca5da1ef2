/**
 * Whether a text matches a gitignore-style pattern with `*`, `**`, `?` and `[a-z]`. The time is proportional to the
 * product of both lengths. Patterns come from untrusted files, and regular expressions built from them could take
 * exponential time.
 * @param starCrossesFolders whether `*` and `?` also match a slash
 */
export function matchesGlob(glob: string, text: string, starCrossesFolders = false): boolean {
  const tokens = tokenize(glob, starCrossesFolders);
  // reached[at]: the tokens so far match the first `at` characters.
  let reached = new Uint8Array(text.length + 1);
  reached[0] = 1;
  for (const token of tokens) reached = advance(token, text, reached);
  return reached[text.length] === 1;
}

type Token =
  | { readonly kind: "character"; readonly accepts: (character: string) => boolean }
  /** Any number of characters. */
  | { readonly kind: "run"; readonly accepts: (character: string) => boolean }
  /** Nothing, or any number of complete folders with their trailing slash. */
  | { readonly kind: "folders" };

const isAny = () => true;
const isNoSlash = (character: string) => character !== "/";

function tokenize(glob: string, starCrossesFolders: boolean): Token[] {
  const inName = starCrossesFolders ? isAny : isNoSlash;
  const tokens: Token[] = [];
  for (let at = 0; at < glob.length; ) {
    const character = glob[at] ?? "";
    if (glob.startsWith("**/", at) && (at === 0 || glob[at - 1] === "/")) {
      tokens.push({ kind: "folders" });
      at += 3;
    } else if (character === "*") {
      const isDouble = glob[at + 1] === "*";
      tokens.push({ kind: "run", accepts: isDouble ? isAny : inName });
      at += isDouble ? 2 : 1;
    } else if (character === "?") {
      tokens.push({ kind: "character", accepts: inName });
      at += 1;
    } else if (character === "[" && glob.indexOf("]", at + 2) > 0) {
      const end = glob.indexOf("]", at + 2);
      tokens.push({ kind: "character", accepts: readClass(glob.slice(at + 1, end)) });
      at = end + 1;
    } else {
      const literal = character === "\\" ? (glob[at + 1] ?? character) : character;
      tokens.push({ kind: "character", accepts: (other) => other === literal });
      at += character === "\\" ? 2 : 1;
    }
  }
  return tokens;
}

/** `a-z`, `!0-9`. */
function readClass(written: string): (character: string) => boolean {
  const isNegated = written.startsWith("!") || written.startsWith("^");
  const body = isNegated ? written.slice(1) : written;
  return (character) => {
    if (character === "/") return false;
    let isListed = false;
    for (let at = 0; at < body.length; at += 1) {
      const isRange = body[at + 1] === "-" && at + 2 < body.length;
      const [first = "", last = ""] = isRange ? [body[at], body[at + 2]] : [body[at], body[at]];
      if (character >= first && character <= last) isListed = true;
      if (isRange) at += 2;
    }
    return isListed !== isNegated;
  };
}

function advance(token: Token, text: string, reached: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const next = new Uint8Array(text.length + 1);
  if (token.kind === "character") {
    for (let at = 0; at < text.length; at += 1) if (reached[at] && token.accepts(text[at] ?? "")) next[at + 1] = 1;
    return next;
  }
  if (token.kind === "run") {
    for (let at = 0; at <= text.length; at += 1)
      if (reached[at] || (at > 0 && next[at - 1] && token.accepts(text[at - 1] ?? ""))) next[at] = 1;
    return next;
  }
  let isInside = false;
  for (let at = 0; at <= text.length; at += 1) {
    if (reached[at] || (isInside && text[at - 1] === "/")) next[at] = 1;
    if (reached[at]) isInside = true;
  }
  return next;
}
