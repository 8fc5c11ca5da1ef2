import type { Readable } from "node:stream";

/** Encodings used by spreadsheets and services. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** Number of bytes checked to detect UTF-16 without a byte order mark. */
const SAMPLE_BYTES = 4_096;

/**
 * Detects the encoding of a text. In this order: byte order mark; UTF-16 if every other byte is zero; UTF-8 if all
 * bytes are valid; Windows-1252. The stream is read to its end and closed.
 */
export async function detectEncoding(file: Readable): Promise<TextEncoding> {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  let isFirst = true;
  try {
    for await (const piece of file) {
      const bytes: Buffer = piece;
      if (isFirst) {
        const known = encodingOfStart(bytes);
        if (known) return known;
        isFirst = false;
      }
      utf8.decode(bytes, { stream: true });
    }
    utf8.decode();
    return "utf-8";
  } catch (error) {
    if (error instanceof TypeError) return "windows-1252";
    throw error;
  } finally {
    file.destroy();
  }
}

/** @returns null when the start is not sufficient */
export function encodingOfStart(bytes: Buffer): TextEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const half = sample.length / 2;
  if (odd > half * 0.4 && even < half * 0.1) return "utf-16le";
  if (even > half * 0.4 && odd < half * 0.1) return "utf-16be";
  return null;
}

/** Decodes a file in chunks, without a byte order mark. The stream is closed at the end. */
export async function* decodeText(file: Readable, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  try {
    for await (const piece of file) {
      const bytes: Buffer = piece;
      yield decoder.decode(bytes, { stream: true });
    }
    yield decoder.decode();
  } finally {
    file.destroy();
  }
}
