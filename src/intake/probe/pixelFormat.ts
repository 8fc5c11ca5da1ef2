/** Pixel formats whose name does not end in the bit depth. */
const EXCEPTIONS: readonly (readonly [name: RegExp, bits: number | null])[] = [
  [/^(?:rgb|bgr)(?:48|a?64)|^(?:rgba|bgra)64|^ayuv64/, 16],
  [/^nv20/, 10],
  [/^(?:rgb|bgr)(?:4|8|444|555|565)|^mono/, null],
];

/**
 * Bit depth of an ffmpeg pixel format: `yuv420p` 8, `yuv420p10le` 10, `p010le` 10.
 * @returns null for no or an unknown format
 */
export function bitDepthOf(pixelFormat: string | undefined): number | null {
  if (!pixelFormat || pixelFormat === "unknown") return null;
  const exception = EXCEPTIONS.find(([name]) => name.test(pixelFormat));
  if (exception) return exception[1];
  const bits = /(9|10|12|14|16)(?:le|be)$/.exec(pixelFormat)?.[1];
  return bits ? Number(bits) : 8;
}
