import { rgbaToThumbHash } from "thumbhash";
import { collectGarbage, openImage, type Sharp } from "../../images/index.ts";
import { detectImageFormat, type ImageFormat } from "./imageFormat.ts";
import { ImageRefused } from "./imageRefused.ts";

const MAX_BYTES = 20 * 1_024 * 1_024;
const MAX_PIXELS = 50_000_000;
const DECODING_SECONDS = 15;
const WEBP_QUALITY = 80;
/**
 * Effort 3 takes more than twice as long and makes files 8 % smaller: images, not providers, would decide how long an
 * import takes.
 */
const WEBP_EFFORT = 2;
/** The largest side that a thumb hash takes. */
const PLACEHOLDER_PIXELS = 100;
const FORMATS: Readonly<Record<string, ImageFormat>> = {
  jpeg: "jpeg",
  png: "png",
  webp: "webp",
  heif: "avif",
  avif: "avif",
};

export interface ImageInput {
  readonly bytes: Uint8Array;
  /** Widths in pixels; a smaller image keeps its own width. */
  readonly sizes: readonly number[];
}

export interface PreparedImage {
  /** Pixels, after the rotation that the metadata asks for. */
  readonly width: number;
  readonly height: number;
  /** A thumb hash, base64, about 28 characters. */
  readonly placeholder: string;
  readonly variants: readonly { readonly width: number; readonly webp: Uint8Array }[];
}

/**
 * Decodes an untrusted image once and encodes it again, so that everything that is shown was written by this program.
 * @throws ImageRefused (`picture_refused`)
 */
export async function prepareImage({ bytes, sizes }: ImageInput): Promise<PreparedImage> {
  if (bytes.byteLength > MAX_BYTES) throw new ImageRefused("more than 20 MiB");
  const kind = detectImageFormat(bytes);
  if (!kind) throw new ImageRefused("not JPEG, PNG, WebP or AVIF");
  try {
    const pixels = await decode(bytes, kind, Math.max(...sizes));
    const { width, height } = pixels.upright;
    const placeholder = await makePlaceholder(pixels.open());
    return { width, height, placeholder, variants: await encodeVariants(pixels, sizes) };
  } catch (error) {
    if (error instanceof ImageRefused) throw error;
    throw new ImageRefused(error instanceof Error ? error.message : "cannot be decoded");
  } finally {
    collectGarbage();
  }
}

interface Pixels {
  readonly upright: { readonly width: number; readonly height: number };
  open(): Sharp;
}

/** The image at the largest size, upright, as raw pixels: the smaller sizes are made of it. */
async function decode(bytes: Uint8Array, kind: ImageFormat, largest: number): Promise<Pixels> {
  const source = openImage(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error", animated: false });
  const { format, autoOrient } = await source.metadata();
  if (FORMATS[format] !== kind) throw new ImageRefused(`${kind} by its head, ${format} inside`);
  const { data, info } = await source
    .autoOrient()
    .timeout({ seconds: DECODING_SECONDS })
    .resize({ width: largest, withoutEnlargement: true })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  return { upright: autoOrient, open: () => openImage(data, { raw }) };
}

/** An image narrower than several of the sizes is encoded once for all of them. */
async function encodeVariants(pixels: Pixels, sizes: readonly number[]): Promise<PreparedImage["variants"]> {
  const byWidth = new Map<number, Uint8Array>();
  const variants = [];
  for (const size of sizes) {
    const width = Math.min(size, pixels.upright.width);
    const webp = byWidth.get(width) ?? (await encode(pixels.open(), size));
    byWidth.set(width, webp);
    variants.push({ width: size, webp });
  }
  return variants;
}

async function encode(picture: Sharp, width: number): Promise<Uint8Array> {
  return picture
    .resize({ width, withoutEnlargement: true })
    .webp({ quality: WEBP_QUALITY, effort: WEBP_EFFORT })
    .toBuffer();
}

async function makePlaceholder(picture: Sharp): Promise<string> {
  const small = picture.resize({ width: PLACEHOLDER_PIXELS, height: PLACEHOLDER_PIXELS, fit: "inside" });
  const { data, info } = await small.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString("base64");
}
