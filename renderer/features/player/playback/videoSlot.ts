import { client } from "../../../api/client.ts";
import type { SourcePlan } from "../playability.ts";
import type { ShownCue } from "../subtitles.ts";

/** Safari's `audioTracks`; other browsers play a single track. */
type AudioTracks = { readonly length: number; [index: number]: { enabled: boolean } };

export interface PartSource {
  readonly fileId: number;
  readonly plan: SourcePlan;
}

/** How far to search for a key frame after the current position when seeking forward. */
const FORWARD_STEPS = [0, 5, 15, 40];

/** One of the player's two video elements: one plays a part while the other preloads the next. */
export class VideoSlot {
  readonly video: HTMLVideoElement;
  /** Index of the loaded part; null when empty. */
  part: number | null = null;
  /** Offset of the stream within the part, in seconds. A remuxed stream begins at a key frame. */
  offset = 0;
  readonly #track: TextTrack;
  #source: PartSource | null = null;
  #startAt = 0;
  #turn = 0;

  constructor(video: HTMLVideoElement) {
    this.video = video;
    this.#track = video.addTextTrack("subtitles");
    this.#track.mode = "hidden";
  }

  /** Position in seconds from the beginning of the part. */
  get seconds(): number {
    return this.#startAt > 0 ? this.#startAt : this.offset + this.video.currentTime;
  }

  /** End of the buffered range, in seconds from the beginning of the part. */
  get loadedTo(): number {
    const { buffered, currentTime } = this.video;
    for (let index = 0; index < buffered.length; index++)
      if (buffered.start(index) <= currentTime + 0.5 && buffered.end(index) >= currentTime)
        return this.offset + buffered.end(index);
    return this.seconds;
  }

  /** Whether the engine remuxes the stream, which cannot be seeked. */
  get isWritten(): boolean {
    return this.#source?.plan.kind === "remux";
  }

  /**
   * Loads a part from a position. A later call replaces an earlier one.
   * @param after the position before a forward seek, so that an earlier key frame is not used
   */
  async load(part: number, source: PartSource, seconds: number, after: number | null = null): Promise<void> {
    const turn = ++this.#turn;
    this.part = part;
    this.#source = source;
    this.#startAt = seconds;
    this.offset = 0;
    const offset = source.plan.kind === "remux" ? await keyframeAt(source.fileId, seconds, after) : 0;
    if (turn !== this.#turn) return;
    this.offset = offset;
    this.video.src = addressOf(source, offset);
    this.video.load();
  }

  /** Seeks within the loaded part without reloading it. */
  seek(seconds: number): void {
    if (this.video.readyState === HTMLMediaElement.HAVE_NOTHING) this.#startAt = seconds;
    else this.video.currentTime = seconds - this.offset;
  }

  /** Called when duration and tracks are known: seeks to the start position. */
  begin(): void {
    const plan = this.#source?.plan;
    if (plan?.kind === "direct") {
      if (this.#startAt > 0) this.video.currentTime = this.#startAt;
      if (plan.track !== undefined) enableTrack(this.video, plan.track);
    }
    this.#startAt = 0;
  }

  show(cues: readonly ShownCue[]): void {
    for (const cue of [...(this.#track.cues ?? [])]) this.#track.removeCue(cue);
    for (const { start, end, text, isAtTop } of cues) {
      if (end <= this.offset) continue;
      const cue = new VTTCue(Math.max(0, start - this.offset), end - this.offset, text);
      if (isAtTop) cue.line = 0;
      this.#track.addCue(cue);
    }
    this.#track.mode = cues.length > 0 ? "showing" : "hidden";
  }

  /** Cancels loading. The engine then stops remuxing. */
  clear(): void {
    this.#turn += 1;
    this.part = null;
    this.#source = null;
    this.#startAt = 0;
    this.offset = 0;
    this.show([]);
    this.video.pause();
    if (!this.video.hasAttribute("src")) return;
    this.video.removeAttribute("src");
    this.video.load();
  }
}

function addressOf({ fileId, plan }: PartSource, from: number): string {
  if (plan.kind === "direct") return `/api/files/${fileId}/stream`;
  const query = new URLSearchParams();
  if (from > 0) query.set("from", String(from));
  if (plan.audio !== null) query.set("audio", String(plan.audio));
  if (plan.isConverted) query.set("convert", "1");
  return `/api/files/${fileId}/remux?${query}`;
}

async function keyframeAt(id: number, seconds: number, after: number | null): Promise<number> {
  if (seconds <= 0) return 0;
  try {
    let found = 0;
    for (const step of after === null ? [0] : FORWARD_STEPS) {
      found = (await client.files.keyframe({ id, seconds: seconds + step })).seconds;
      if (after === null || found > after) return found;
    }
    return found;
  } catch {
    return 0; // loading the stream reports the error
  }
}

function enableTrack(video: HTMLVideoElement, track: number): void {
  if (!switchesTracks(video)) return;
  for (let index = 0; index < video.audioTracks.length; index++) {
    const one = video.audioTracks[index];
    if (one) one.enabled = index === track;
  }
}

function switchesTracks(video: HTMLVideoElement): video is HTMLVideoElement & { audioTracks: AudioTracks } {
  return "audioTracks" in video;
}
