import { thumbHashToDataURL } from "thumbhash";

const MAX_CACHED = 3_000;
const drawn = new Map<string, string>();

/**
 * The blurred preview of an image that is still being loaded.
 * @param placeholder a thumbhash, base64
 * @returns a `data:` address, or null where the hash cannot be read
 */
export function placeholderDataUrl(placeholder: string): string | null {
  const known = drawn.get(placeholder);
  if (known) return known;
  try {
    const bytes = Uint8Array.from(atob(placeholder), (letter) => letter.charCodeAt(0));
    const address = thumbHashToDataURL(bytes);
    if (drawn.size >= MAX_CACHED) drawn.clear();
    drawn.set(placeholder, address);
    return address;
  } catch {
    return null; // a damaged hash: the image is shown without a preview
  }
}
