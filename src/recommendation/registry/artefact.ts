import { createHash } from "node:crypto";
import { CodedError } from "../../errors/index.ts";

/** Raised whenever the bytes mean something else: an artefact of another format is refused. */
const FORMAT = 1;
const MAGIC = "FILMOMDL";
const HEAD_BYTES = 16;
const CHECKSUM_BYTES = 32;
const ALIGNMENT = 8;

type Numbers = Float64Array | Float32Array | Int32Array | Uint8Array;
const KINDS = { f64: Float64Array, f32: Float32Array, i32: Int32Array, u8: Uint8Array } as const;

/** A model: its arrays by name, and everything else as JSON. */
export interface ArtefactContent {
  readonly meta: Readonly<Record<string, unknown>>;
  readonly arrays: Readonly<Record<string, Numbers>>;
}

/** The bytes are not the ones that were written, or of a format that this program does not know. */
export class ArtefactDamaged extends CodedError<"model_damaged"> {
  override readonly name = "ArtefactDamaged";
  constructor(message: string) {
    super("model_damaged", { fact: message }, { message });
  }
}

/**
 * One file: `FILMOMDL`, the format and the length of the head (32 bits each, little-endian), the head as JSON, the
 * arrays each at a multiple of eight, and the SHA-256 of all that.
 */
export function writeArtefact({ meta, arrays }: ArtefactContent): Uint8Array {
  const entries = Object.entries(arrays).map(([name, numbers]) => ({
    name,
    kind: kindOf(numbers),
    length: numbers.length,
  }));
  const head = Buffer.from(JSON.stringify({ meta, arrays: entries }));
  const start = aligned(HEAD_BYTES + head.length);
  const size = Object.values(arrays).reduce((sum, numbers) => sum + aligned(numbers.byteLength), start);
  const bytes = Buffer.alloc(size + CHECKSUM_BYTES);
  bytes.write(MAGIC, 0, "latin1");
  bytes.writeUInt32LE(FORMAT, 8);
  bytes.writeUInt32LE(head.length, 12);
  head.copy(bytes, HEAD_BYTES);
  let at = start;
  for (const numbers of Object.values(arrays)) {
    bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), at);
    at += aligned(numbers.byteLength);
  }
  checksum(bytes.subarray(0, size)).copy(bytes, size);
  return bytes;
}

/** @throws ArtefactDamaged */
export function readArtefact(file: Uint8Array): ArtefactContent {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const size = bytes.length - CHECKSUM_BYTES;
  if (size < HEAD_BYTES || bytes.toString("latin1", 0, 8) !== MAGIC) throw new ArtefactDamaged("no artefact");
  if (!checksum(bytes.subarray(0, size)).equals(bytes.subarray(size))) throw new ArtefactDamaged("checksum");
  if (bytes.readUInt32LE(8) !== FORMAT) throw new ArtefactDamaged(`format ${bytes.readUInt32LE(8)}`);
  const headLength = bytes.readUInt32LE(12);
  // The checksum proved that this is what was written.
  const head = JSON.parse(bytes.toString("utf8", HEAD_BYTES, HEAD_BYTES + headLength)) as {
    meta: Record<string, unknown>;
    arrays: { name: string; kind: keyof typeof KINDS; length: number }[];
  };
  const arrays: Record<string, Numbers> = {};
  let at = aligned(HEAD_BYTES + headLength);
  for (const { name, kind, length } of head.arrays) {
    const bytesLong = length * KINDS[kind].BYTES_PER_ELEMENT;
    const copy = new Uint8Array(bytes.subarray(at, at + bytesLong));
    arrays[name] = new KINDS[kind](copy.buffer, 0, length);
    at += aligned(bytesLong);
  }
  return { meta: head.meta, arrays };
}

export function checksumOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

const checksum = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();
const aligned = (length: number) => Math.ceil(length / ALIGNMENT) * ALIGNMENT;

function kindOf(numbers: Numbers): keyof typeof KINDS {
  if (numbers instanceof Float64Array) return "f64";
  if (numbers instanceof Float32Array) return "f32";
  return numbers instanceof Int32Array ? "i32" : "u8";
}
