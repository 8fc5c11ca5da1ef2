import { isReservedName, lastPathSegment, withoutTrailingDots } from "../../paths/index.ts";

const MAX_NAME_BYTES = 200;

/**
 * The last part of a path that another machine sent, without what a file system or a terminal would interpret.
 * @returns null where nothing is left of it, or Windows reserves the name
 */
export function sanitizeFileName(name: string): string | null {
  const last = lastPathSegment(name.normalize("NFC"));
  // Control and direction characters, and what Windows refuses.
  const cleaned = last.replaceAll(/[\p{Cc}\p{Cf}<>:"|?*]/gu, " ").trim();
  const shortened = withoutTrailingDots(shorten(cleaned.replace(/^\.+/, "")));
  return shortened === "" || isReservedName(shortened) ? null : shortened;
}

/** Keeps the extension, because it says what kind of file it claims to be. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= MAX_NAME_BYTES) return name;
  const dot = name.lastIndexOf(".");
  const extension = dot > 0 && name.length - dot <= 6 ? name.slice(dot) : "";
  const stem = name.slice(0, name.length - extension.length);
  return cutToBytes(stem, MAX_NAME_BYTES - Buffer.byteLength(extension)) + extension;
}

/** The longest prefix of whole characters that fits. */
function cutToBytes(text: string, maxBytes: number): string {
  let bytes = 0;
  let end = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > maxBytes) break;
    end += character.length;
  }
  return text.slice(0, end);
}
