import { thumbHashToAverageRGBA, thumbHashToDataURL } from "thumbhash";

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
 * The average colour of an image, for decoration: it is not chosen for contrast.
 * @param placeholder a thumbhash, base64
 * @returns a colour of CSS, or null where the hash cannot be read
 */
export function averageColour(placeholder: string): string | null {
  try {
    const { r, g, b } = thumbHashToAverageRGBA(bytesOf(placeholder));
    const [red, green, blue] = [r, g, b].map((share) => Math.round(share * 255));
    return `rgb(${red} ${green} ${blue})`;
  } catch {
    return null; // a damaged hash: there is no colour
  }
}

function bytesOf(placeholder: string): Uint8Array {
  return Uint8Array.from(atob(placeholder), (letter) => letter.charCodeAt(0));
}
