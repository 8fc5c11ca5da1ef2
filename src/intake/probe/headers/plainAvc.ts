import { BitReader } from "./bitReader.ts";

const PROFILES: ReadonlyMap<number, string> = new Map([
  [66, "Baseline"],
  [77, "Main"],
  [100, "High"],
]);
const MACROBLOCK = 16;
/** Bytes of the decoder configuration before its first parameter set (ISO/IEC 14496-15, 5.3.3). */
const FIRST_SET_AT = 6;

export interface PlainAvc {
  readonly profile: string;
}

/**
 * Whether H.264's parameter set states 8 bits, 4:2:0, progressive, square pixels, standard range and this size.
 * @param configuration the content of `avcC`, or of Matroska's codec private
 * @returns null when it states otherwise, or contains unsupported fields
 */
export function readPlainAvc(configuration: Buffer, width: number, height: number): PlainAvc | null {
  if (configuration.length < FIRST_SET_AT + 2 || ((configuration[5] ?? 0) & 31) !== 1) return null;
  const length = configuration.readUInt16BE(FIRST_SET_AT);
  const set = configuration.subarray(FIRST_SET_AT + 2, FIRST_SET_AT + 2 + length);
  // The first byte is the NAL unit header.
  const bits = new BitReader(withoutEmulation(set.subarray(1)));
  const profile = readProfile(bits);
  if (!profile || !hasPlainSamples(bits, profile)) return null;
  skipOrder(bits);
  return hasPlainFrames(bits, width, height) ? { profile } : null;
}

function readProfile(bits: BitReader): string | null {
  const number = bits.bits(8);
  const constraints = bits.bits(8);
  // Skips level and identifier.
  bits.bits(8);
  bits.unsigned();
  const isConstrained = number === 66 && (constraints & 0x40) !== 0;
  return isConstrained ? "Constrained Baseline" : (PROFILES.get(number) ?? null);
}

function hasPlainSamples(bits: BitReader, profile: string): boolean {
  if (profile !== "High") return true;
  const [chroma, luma, depth] = [bits.unsigned(), bits.unsigned(), bits.unsigned()];
  const [bypasses, hasScaling] = [bits.flag(), bits.flag()];
  return chroma === 1 && luma === 0 && depth === 0 && !bypasses && !hasScaling;
}

/** Skips picture order count fields. */
function skipOrder(bits: BitReader): void {
  bits.unsigned();
  const kind = bits.unsigned();
  if (kind === 0) bits.unsigned();
  if (kind === 1) {
    bits.flag();
    bits.unsigned();
    bits.unsigned();
    for (let left = Math.min(bits.unsigned(), 255); left > 0; left--) bits.unsigned();
  }
  // Skips reference frames and gaps.
  bits.unsigned();
  bits.flag();
}

function hasPlainFrames(bits: BitReader, width: number, height: number): boolean {
  const [columns, rows] = [bits.unsigned() + 1, bits.unsigned() + 1];
  const isProgressive = bits.flag();
  if (!isProgressive) return false;
  bits.flag();
  const [left, right, top, bottom] = bits.flag()
    ? [bits.unsigned(), bits.unsigned(), bits.unsigned(), bits.unsigned()]
    : [0, 0, 0, 0];
  const isSize =
    columns * MACROBLOCK - 2 * (left + right) === width && rows * MACROBLOCK - 2 * (top + bottom) === height;
  return isSize && hasPlainDisplay(bits);
}

/** Video usability information: requires square pixels and default colours. */
function hasPlainDisplay(bits: BitReader): boolean {
  if (!bits.flag()) return true;
  if (bits.flag() && bits.bits(8) > 1) return false;
  if (bits.flag()) bits.flag();
  if (!bits.flag()) return true;
  bits.bits(4);
  return !bits.flag();
}

/** Removes the emulation prevention bytes. */
function withoutEmulation(bytes: Buffer): Buffer {
  const kept: number[] = [];
  let zeros = 0;
  for (const byte of bytes) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0;
      continue;
    }
    zeros = byte === 0 ? zeros + 1 : 0;
    kept.push(byte);
  }
  return Buffer.from(kept);
}
