const DECLARED = /^\s*<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']/i;
/** Decodes any byte. */
const ANY_BYTES = "windows-1252";
const HEAD_BYTES = 300;

/**
 * Text of unknown encoding: a byte order mark, UTF-16 without one, UTF-8, what the XML declares, else Western European.
 * Text art in release notes is cp437: its frames are decoded wrongly, its URLs and ids are ASCII and are not.
 */
export function decodeText(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: the declaration, itself ASCII, names the encoding.
    return decodeDeclared(bytes);
  }
}

/** By its mark, or by its first character: that of an NFO is a `<`, a line break or a letter of a URL. */
function wideEncoding([first = 0, second = 0]: Uint8Array): "utf-16le" | "utf-16be" | null {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return "utf-16be";
  return null;
}

function decodeDeclared(bytes: Uint8Array): string {
  const head = new TextDecoder(ANY_BYTES).decode(bytes.subarray(0, HEAD_BYTES));
  const declared = DECLARED.exec(head)?.[1]?.toLowerCase();
  // A text that declares UTF-8 and is not has a few stray bytes: Western European again.
  if (declared === undefined || declared.startsWith("utf-")) return new TextDecoder(ANY_BYTES).decode(bytes);
  try {
    return new TextDecoder(declared).decode(bytes);
  } catch {
    // An unknown encoding.
    return new TextDecoder(ANY_BYTES).decode(bytes);
  }
}
