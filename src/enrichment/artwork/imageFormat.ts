export type ImageFormat = "jpeg" | "png" | "webp" | "avif";

/** What a picture is by its first bytes, or null for everything that is not opened: SVG, GIF, pages, anything else. */
export function detectImageFormat(bytes: Uint8Array): ImageFormat | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16)).toString("latin1");
  if (head.startsWith("\xff\xd8\xff")) return "jpeg";
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) return "webp";
  return head.startsWith("ftypavif", 4) ? "avif" : null;
}
