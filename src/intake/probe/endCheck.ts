import { z } from "zod";
import { listAlso } from "../ffmpeg/mediaWhitelists.ts";
import { unlistedCodecs } from "./explainFfprobe.ts";
import { askFfprobe, type FfprobeOptions } from "./ffprobe.ts";

/** A film with frames at this share of its announced duration counts as complete. */
const REACHED_SHARE = 0.95;
/** Reading starts this long before the announced end, so that little of a long film is decoded. */
const LAST_SECONDS = 10;
/** Longer than the maximum distance between two key frames. */
const PACKETS_READ = 300;

const seconds = z.coerce.number().finite().optional().catch(undefined);
const moments = z.array(z.object({ pts_time: seconds, best_effort_timestamp_time: seconds })).default([]);
const answer = z.object({ packets: moments, frames: moments });

/**
 * Checks a file that seems truncated by its structure: whether frames near its announced end can be decoded, as in a
 * player. For codecs that are not decoded here, whether they can be read.
 * @param durationSeconds as announced by the headers
 * @throws as `probeWithFfprobe`
 */
export async function reachesItsEnd(
  path: string,
  durationSeconds: number,
  ffprobe: string,
  options: FfprobeOptions = {},
): Promise<boolean> {
  const from = Math.max(durationSeconds * REACHED_SHARE - 1, durationSeconds - LAST_SECONDS, 0);
  const interval = ["-select_streams", "V:0", "-read_intervals", `${from.toFixed(3)}%+#${PACKETS_READ}`];
  const frames = ["-show_entries", "frame=pts_time,best_effort_timestamp_time"];
  const packets = ["-show_entries", "packet=pts_time"];
  let ended = await askFfprobe(path, ffprobe, [...interval, ...frames], options);
  if (ended.kind === "failed" && unlistedCodecs(ended.stderr).length > 0)
    ended = await askFfprobe(
      path,
      ffprobe,
      [...listAlso(unlistedCodecs(ended.stderr)), ...interval, ...packets],
      options,
    );
  if (ended.kind === "failed") return false;
  const parsed = answer.safeParse(ended.json);
  const read = parsed.success ? [...parsed.data.frames, ...parsed.data.packets] : [];
  return read.some((one) => (one.best_effort_timestamp_time ?? one.pts_time ?? 0) >= durationSeconds * REACHED_SHARE);
}
