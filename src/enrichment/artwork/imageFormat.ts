export type ImageFormat = "jpeg" | "png" | "webp" | "avif";

/** The format of an image by its first bytes; null for everything that is not decoded: SVG, GIF, HTML and others. */
export function detectImageFormat(bytes: Uint8Array): ImageFormat | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16)).toString("latin1");
  if (head.startsWith("\xff\xd8\xff")) return "jpeg";
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) return "webp";
  return head.startsWith("ftypavif", 4) ? "avif" : null;
}
