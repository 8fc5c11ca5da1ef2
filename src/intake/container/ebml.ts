export interface EbmlElement {
  readonly id: number;
  /** Bytes of the content; null when the element runs until its parent ends. */
  readonly size: number | null;
  /** Bytes of id and size before the content. */
  readonly headerBytes: number;
}

/** The header of the element at `offset`, or null where there is none (cut or malformed). */
export function readElement(bytes: Buffer, offset: number): EbmlElement | null {
  const idBytes = vintBytes(bytes[offset], 4);
  if (!idBytes || offset + idBytes >= bytes.length) return null;
  const id = bytes.readUIntBE(offset, idBytes);
  const sizeAt = offset + idBytes;
  const sizeBytes = vintBytes(bytes[sizeAt], 8);
  if (!sizeBytes || sizeAt + sizeBytes > bytes.length) return null;
  return { id, size: readSize(bytes, sizeAt, sizeBytes), headerBytes: idBytes + sizeBytes };
}

/** The position of the first set bit says how many bytes the number takes. */
function vintBytes(first: number | undefined, most: number): number | null {
  if (!first) return null;
  const length = Math.clz32(first) - 23;
  return length <= most ? length : null;
}

/** All bits set means unknown. Eight bytes exceed a number's precision only for sizes that no disk holds. */
function readSize(bytes: Buffer, at: number, length: number): number | null {
  const first = bytes.readUInt8(at) & (0xff >> length);
  let size = first;
  let allSet = first === 0xff >> length;
  for (let index = 1; index < length; index++) {
    const byte = bytes.readUInt8(at + index);
    size = size * 256 + byte;
    allSet &&= byte === 0xff;
  }
  return allSet ? null : size;
}
