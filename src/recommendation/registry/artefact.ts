import { createHash } from "node:crypto";
import { z } from "zod";
import { CodedError } from "../../errors/index.ts";

/** Raised whenever the bytes mean something else: an artefact of another format is refused. */
export const ARTEFACT_FORMAT = 1;
const MAGIC = "FILMOMDL";
const HEAD_BYTES = 16;
const MAX_HEAD_BYTES = 1_048_576;
const MAX_ARRAYS = 100;
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
  bytes.writeUInt32LE(ARTEFACT_FORMAT, 8);
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

/** A name begins with a letter, so none is that of a prototype (`__proto__`). */
const headSchema = z.object({
  meta: z.record(z.string(), z.unknown()),
  arrays: z
    .array(
      z.object({
        name: z.string().regex(/^[A-Za-z][\w.]{0,99}$/),
        kind: z.enum(["f64", "f32", "i32", "u8"]),
        length: z.number().int().nonnegative(),
      }),
    )
    .max(MAX_ARRAYS),
});

/**
 * Reads any bytes, also hostile ones: nothing in them is executed, and no memory is reserved beyond their own size. The
 * format is described in `docs/model-format.md`.
 * @throws ArtefactDamaged
 */
export function readArtefact(file: Uint8Array): ArtefactContent {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const size = bytes.length - CHECKSUM_BYTES;
  if (size < HEAD_BYTES || bytes.toString("latin1", 0, 8) !== MAGIC) throw new ArtefactDamaged("no artefact");
  const format = bytes.readUInt32LE(8);
  if (format !== ARTEFACT_FORMAT) throw new ArtefactDamaged(`format ${format}`);
  if (!checksum(bytes.subarray(0, size)).equals(bytes.subarray(size))) throw new ArtefactDamaged("checksum");
  const headLength = bytes.readUInt32LE(12);
  if (headLength > MAX_HEAD_BYTES || HEAD_BYTES + headLength > size) throw new ArtefactDamaged("head");
  const head = parseHead(bytes.toString("utf8", HEAD_BYTES, HEAD_BYTES + headLength));
  const arrays: Record<string, Numbers> = {};
  let at = aligned(HEAD_BYTES + headLength);
  for (const { name, kind, length } of head.arrays) {
    const byteLength = length * KINDS[kind].BYTES_PER_ELEMENT;
    if (at + aligned(byteLength) > size || Object.hasOwn(arrays, name)) throw new ArtefactDamaged(`array ${name}`);
    const copy = new Uint8Array(bytes.subarray(at, at + byteLength));
    arrays[name] = new KINDS[kind](copy.buffer, 0, length);
    at += aligned(byteLength);
  }
  if (at !== size) throw new ArtefactDamaged("length");
  return { meta: head.meta, arrays };
}

/** @throws ArtefactDamaged */
function parseHead(text: string): z.infer<typeof headSchema> {
  try {
    return headSchema.parse(JSON.parse(text));
  } catch {
    throw new ArtefactDamaged("head");
  }
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
