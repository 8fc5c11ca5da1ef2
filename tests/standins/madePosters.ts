import sharp from "sharp";

const COLOURS = ["#7c3aed", "#0f766e", "#b45309", "#be123c", "#1d4ed8", "#4d7c0f"] as const;
const made = new Map<string, Promise<Buffer>>();

/**
 * A small real JPEG (PNG under a path that ends so) for any path and size, of the shape of a poster, or of a backdrop
 * where the path says so. The colour follows from the path, so that two films differ.
 */
export function madePoster(path: string, size: string): Promise<Buffer> {
  const width = Math.min(Number(/^w(\d{2,4})$/.exec(size)?.[1] ?? 300), 300);
  const height = Math.round(width * (path.includes("backdrop") ? 9 / 16 : 3 / 2));
  const colour = COLOURS[[...path].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % COLOURS.length];
  const isPng = path.endsWith(".png");
  const key = `${width}x${height} ${colour} ${isPng}`;
  const known = made.get(key);
  if (known !== undefined) return known;

  const picture = sharp({ create: { width, height, channels: 3, background: colour ?? COLOURS[0] } });
  const buffer = (isPng ? picture.png() : picture.jpeg({ quality: 60 })).toBuffer();
  made.set(key, buffer);
  return buffer;
}
