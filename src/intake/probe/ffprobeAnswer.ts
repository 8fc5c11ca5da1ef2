import { z } from "zod";

const count = z.coerce.number().finite().nonnegative().optional().catch(undefined);
const signed = z.coerce.number().finite().optional().catch(undefined);
const word = z.coerce.string().optional().catch(undefined);
const tags = z.record(z.string(), z.coerce.string()).optional().catch(undefined);

const disposition = z
  .object({
    default: count,
    forced: count,
    comment: count,
    hearing_impaired: count,
    visual_impaired: count,
    captions: count,
    descriptions: count,
    attached_pic: count,
    timed_thumbnails: count,
    still_image: count,
  })
  .optional()
  .catch(undefined);

const sideData = z.object({
  side_data_type: word,
  dv_profile: count,
  dv_bl_signal_compatibility_id: count,
  rotation: signed,
});

const stream = z.object({
  /** PID of a transport stream. */
  id: word,
  codec_type: word,
  codec_name: word,
  codec_tag: word,
  codec_tag_string: word,
  profile: word,
  width: count,
  height: count,
  sample_aspect_ratio: word,
  pix_fmt: word,
  bits_per_raw_sample: count,
  field_order: word,
  avg_frame_rate: word,
  r_frame_rate: word,
  color_transfer: word,
  side_data_list: z.array(sideData).optional().catch(undefined),
  channels: count,
  channel_layout: word,
  sample_rate: count,
  tags,
  disposition,
});
export type FfprobeStream = z.infer<typeof stream>;

const chapter = z.object({ start_time: signed, tags });
export type FfprobeChapter = z.infer<typeof chapter>;

/** What `ffprobe -show_streams -show_format -show_chapters -print_format json` answers. */
export const ffprobeAnswer = z.object({
  streams: z.array(stream),
  chapters: z.array(chapter).optional().catch(undefined),
  format: z.object({ format_name: word, duration: count, size: count, tags }),
});
