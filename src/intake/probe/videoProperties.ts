import type { FfprobeStream } from "./ffprobeAnswer.ts";
import type { DolbyVision, HighDynamicRange } from "./probedMedia.ts";

/** Rates that differ by less are considered equal; ffprobe measures them over a few frames. */
const RATE_TOLERANCE = 0.02;
const DOLBY_VISION_TAGS = new Set(["dvh1", "dvhe", "dvav", "dva1", "dav1"]);

/** ffprobe's average rate and base rate, which differ for variable frame rates. */
export function frameRatesOf({ avg_frame_rate, r_frame_rate }: FfprobeStream) {
  const average = readRate(avg_frame_rate);
  const base = readRate(r_frame_rate);
  const ratio = average && base ? base / average : 1;
  // The base rate of interlaced video counts fields.
  const isVariable = Math.abs(ratio - 1) > RATE_TOLERANCE && Math.abs(ratio - 2) > RATE_TOLERANCE * 2;
  return { frameRate: average ?? base, isVariable };
}

/** `24000/1001` → 23.976 */
function readRate(fraction: string | undefined): number | null {
  const rate = readRatio(fraction, "/");
  return rate !== null && rate < 1_000 ? rate : null;
}

/** `64:45` → 1.42; null unless the ratio is positive. */
export function readRatio(text: string | undefined, sign: ":" | "/"): number | null {
  const [above, below] = (text ?? "").split(sign).map(Number);
  const ratio = (above ?? 0) / (below ?? 1);
  return Number.isFinite(ratio) && ratio > 0 ? ratio : null;
}

export function dynamicRangeOf(stream: FfprobeStream): HighDynamicRange | null {
  const { side_data_list = [], codec_tag_string, color_transfer } = stream;
  const hasRecord = side_data_list.some(({ side_data_type }) => side_data_type?.startsWith("DOVI"));
  if (hasRecord || dolbyVisionOf(stream) || DOLBY_VISION_TAGS.has(codec_tag_string ?? "")) return "Dolby Vision";
  if (side_data_list.some(({ side_data_type }) => side_data_type?.includes("HDR10+"))) return "HDR10+";
  if (color_transfer === "smpte2084") return "HDR10";
  return color_transfer === "arib-std-b67" ? "HLG" : null;
}

export function dolbyVisionOf({ side_data_list = [] }: FfprobeStream): DolbyVision | null {
  const found = side_data_list.find(({ dv_profile }) => dv_profile !== undefined);
  if (found?.dv_profile === undefined) return null;
  return { profile: found.dv_profile, compatibility: found.dv_bl_signal_compatibility_id ?? null };
}

/** Degrees clockwise, 0 to 270. ffprobe's matrix is counter-clockwise, the older tag clockwise. */
export function rotationOf({ side_data_list = [], tags }: FfprobeStream): number {
  const matrix = side_data_list.find(({ rotation }) => rotation !== undefined)?.rotation;
  const degrees = matrix === undefined ? Number(tags?.rotate ?? 0) : -matrix;
  const turned = Math.round((Number.isFinite(degrees) ? degrees : 0) / 90) * 90;
  return ((turned % 360) + 360) % 360;
}
