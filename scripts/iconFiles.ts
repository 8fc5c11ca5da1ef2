/** A square picture. */
export type Picture = { readonly pixels: number; readonly png: Buffer };

const ICO_HEADER_BYTES = 6;
const ICO_ENTRY_BYTES = 16;

/**
 * Windows' icon file, its pictures as PNG (Windows Vista and later).
 * @param pictures of at most 256 pixels each
 */
export function packIco(pictures: readonly Picture[]): Buffer {
  const header = Buffer.alloc(ICO_HEADER_BYTES);
  header.writeUInt16LE(1, 2); // an icon, not a cursor
  header.writeUInt16LE(pictures.length, 4);

  let offset = ICO_HEADER_BYTES + pictures.length * ICO_ENTRY_BYTES;
  const entries = pictures.map(({ pixels, png }) => {
    const entry = Buffer.alloc(ICO_ENTRY_BYTES);
    entry.writeUInt8(pixels % 256, 0); // 256 is written as 0
    entry.writeUInt8(pixels % 256, 1);
    entry.writeUInt16LE(1, 4); // colour planes
    entry.writeUInt16LE(32, 6); // bits a pixel
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...pictures.map(({ png }) => png)]);
}

/** macOS names each size by four letters. */
const ICNS_NAMES: Readonly<Record<number, string>> = { 128: "ic07", 256: "ic08", 512: "ic09", 1024: "ic10" };

/**
 * macOS' icon file.
 * @throws RangeError for a size that the format does not name
 */
export function packIcns(pictures: readonly Picture[]): Buffer {
  const blocks = pictures.map(({ pixels, png }) => {
    const name = ICNS_NAMES[pixels];
    if (!name) throw new RangeError(`macOS icons have no size of ${pixels} pixels`);
    return block(name, png);
  });
  return block("icns", Buffer.concat(blocks));
}

/** A name, the length of all, the content. */
function block(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, "latin1");
  head.writeUInt32BE(content.length + head.length, 4);
  return Buffer.concat([head, content]);
}
