import { thumbHashToDataURL, thumbHashToRGBA } from "thumbhash";

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
    const address = thumbHashToDataURL(bytesOf(placeholder));
    if (drawn.size >= MAX_CACHED) drawn.clear();
    drawn.set(placeholder, address);
    return address;
  } catch {
    return null; // a damaged hash: the image is shown without a preview
  }
}

/**
 * The blurred preview as pixels, at most 32 wide and high.
 * @param placeholder a thumbhash, base64
 * @returns RGBA, four bytes each, or null where the hash cannot be read
 */
export function placeholderPixels(placeholder: string): Uint8Array | null {
  try {
    return thumbHashToRGBA(bytesOf(placeholder)).rgba;
  } catch {
    return null; // a damaged hash: there are no colours
  }
}

function bytesOf(placeholder: string): Uint8Array {
  return Uint8Array.from(atob(placeholder), (letter) => letter.charCodeAt(0));
}
