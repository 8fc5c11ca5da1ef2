import { createStore, type Store } from "../../../state/store.ts";
import type { ShownCue } from "../subtitles.ts";
import { locate, startOf, totalOf } from "../timeline.ts";
import { type PartSource, VideoSlot } from "./videoSlot.ts";

export interface PlaybackState {
  /** Seconds from the beginning of the film, over all parts. */
  readonly position: number;
  /** Duration of all parts together; 0 while unknown. */
  readonly duration: number;
  /** Duration of each part. */
  readonly durations: readonly number[];
  /** End of the buffered range, on the film's timeline. */
  readonly loadedTo: number;
  /** Whether the user wants playback; the video may still be loading. */
  readonly isPlaying: boolean;
  readonly isWaiting: boolean;
  readonly hasEnded: boolean;
  readonly part: number;
  /** Index of the visible video element. */
  readonly slot: 0 | 1;
  /** Changes when the visible stream starts at another position, so that subtitle cues are shifted again. */
  readonly streamStart: number;
  readonly failure: PlaybackFailure | null;
}

export type PlaybackFailure = "cannot" | "gone";

export interface PlaybackOptions {
  readonly sources: readonly PartSource[];
  /** Probed duration of each part, in seconds; 0 where unknown. */
  readonly durations: readonly number[];
  readonly position: number;
  readonly volume: number;
  readonly isMuted: boolean;
  readonly speed: number;
}

/** The next part is preloaded this long before the current one ends. */
const PRELOAD_SECONDS = 60;
/** A remuxed stream that ends this long before the film does was truncated, and is requested again. */
const CUT_OFF_SECONDS = 10;
const FRAME_SECONDS = 1 / 25;

/** Plays a film in one or more parts with a single position. */
export class FilmPlayback {
  readonly state: Store<PlaybackState>;
  readonly #slots: readonly [VideoSlot, VideoSlot];
  readonly #ending = new AbortController();
  #sources: readonly PartSource[];
  #durations: number[];
  #active: 0 | 1 = 0;
  #wantsPlay = true;
  #hasEnded = false;
  #failure: PlaybackFailure | null = null;
  #speed: number;
  #cues: readonly ShownCue[] = [];

  constructor(videos: readonly [HTMLVideoElement, HTMLVideoElement], options: PlaybackOptions) {
    this.#slots = [new VideoSlot(videos[0]), new VideoSlot(videos[1])];
    this.#sources = options.sources;
    this.#durations = [...options.durations];
    this.#speed = options.speed;
    this.state = createStore(this.#snapshot());
    for (const slot of this.#slots) this.#listen(slot);
    this.setVolume(options.volume, options.isMuted);
    this.#load(locate(this.#durations, options.position));
  }

  get video(): HTMLVideoElement {
    return this.#shown.video;
  }

  play(): void {
    if (this.#hasEnded) this.seek(0);
    this.#wantsPlay = true;
    this.#start();
    this.#publish();
  }

  pause(): void {
    this.#wantsPlay = false;
    this.video.pause();
    this.#publish();
  }

  toggle(): void {
    if (this.#wantsPlay && !this.#hasEnded) this.pause();
    else this.play();
  }

  /** @param position seconds from the beginning of the film */
  seek(position: number): void {
    const before = this.state.get();
    const { part, seconds } = locate(this.#durations, Math.max(0, position));
    const shown = this.#shown;
    this.#hasEnded = false;
    if (shown.part !== part) this.#load({ part, seconds });
    else if (!shown.isWritten) shown.seek(seconds);
    else this.#load({ part, seconds }, position > before.position ? shown.seconds : null);
    this.#publish();
  }

  skip(seconds: number): void {
    const { position, duration } = this.state.get();
    this.seek(Math.min(position + seconds, duration || position));
  }

  /** Shows the next or the previous frame. */
  stepFrame(direction: 1 | -1): void {
    this.pause();
    if (!this.#shown.isWritten) this.skip(direction * FRAME_SECONDS);
  }

  setVolume(volume: number, isMuted: boolean): void {
    for (const { video } of this.#slots) {
      video.volume = volume;
      video.muted = isMuted;
    }
  }

  setSpeed(speed: number): void {
    this.#speed = speed;
    for (const { video } of this.#slots) {
      video.defaultPlaybackRate = speed;
      video.playbackRate = speed;
    }
  }

  /** Selects other tracks. The current part is reloaded at its position. */
  setSources(sources: readonly PartSource[]): void {
    const { part, seconds } = locate(this.#durations, this.state.get().position);
    this.#sources = sources;
    this.#other.clear();
    this.#failure = null;
    this.#load({ part, seconds });
    this.#publish();
  }

  /** Sets the subtitles of the current part, in seconds from its beginning. */
  showCues(cues: readonly ShownCue[]): void {
    this.#cues = cues;
    this.#shown.show(cues);
  }

  close(): void {
    this.#ending.abort();
    for (const slot of this.#slots) slot.clear();
  }

  get #shown(): VideoSlot {
    return this.#slots[this.#active];
  }

  get #other(): VideoSlot {
    return this.#slots[this.#active === 0 ? 1 : 0];
  }

  #load({ part, seconds }: { part: number; seconds: number }, after: number | null = null): void {
    const source = this.#sources[part];
    if (!source) return;
    this.#shown.show([]);
    void this.#shown.load(part, source, seconds, after).then(() => this.#publish());
    this.#publish();
  }

  #listen(slot: VideoSlot): void {
    const { video } = slot;
    const { signal } = this.#ending;
    const on = (name: keyof HTMLMediaElementEventMap, listener: () => void) =>
      video.addEventListener(name, listener, { signal });
    on("loadedmetadata", () => {
      slot.begin();
      this.#learnDuration(slot);
      video.playbackRate = this.#speed;
      if (slot === this.#shown) {
        slot.show(this.#cues);
        if (this.#wantsPlay) this.#start();
      }
    });
    for (const name of ["timeupdate", "seeked", "progress", "playing", "waiting", "canplay", "pause"] as const)
      on(name, () => slot === this.#shown && this.#follow());
    // The system's own controls, such as those of picture-in-picture, also pause and play.
    on("play", () => slot === this.#shown && this.#setWish(true));
    on("pause", () => slot === this.#shown && !video.ended && !video.seeking && this.#setWish(false));
    on("ended", () => slot === this.#shown && this.#goOn());
    on("error", () => slot.video.hasAttribute("src") && void this.#fail(slot));
  }

  #setWish(wantsPlay: boolean): void {
    if (this.video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) this.#wantsPlay = wantsPlay;
    this.#publish();
  }

  #start(): void {
    // Rejects when another load interrupts it or the browser requires a user gesture. The Play button is shown then.
    this.video.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === "NotAllowedError") this.#wantsPlay = false;
      this.#publish();
    });
  }

  #learnDuration(slot: VideoSlot): void {
    const { duration } = slot.video;
    if (slot.part === null || slot.isWritten || !Number.isFinite(duration)) return;
    this.#durations[slot.part] = duration;
    this.#publish();
  }

  #follow(): void {
    this.#preload();
    this.#publish();
  }

  #preload(): void {
    const { part, seconds } = this.#shown;
    if (part === null) return;
    const next = this.#sources[part + 1];
    const remaining = (this.#durations[part] ?? 0) - seconds;
    if (next && remaining < PRELOAD_SECONDS && this.#other.part !== part + 1) void this.#other.load(part + 1, next, 0);
  }

  /** Handles the end of a part: starts the next part or ends the film. */
  #goOn(): void {
    const { part, seconds, isWritten } = this.#shown;
    if (part === null) return;
    const duration = this.#durations[part] ?? 0;
    if (isWritten && seconds > 0 && seconds < duration - CUT_OFF_SECONDS) {
      this.#load({ part, seconds });
      return;
    }
    const next = this.#sources[part + 1];
    if (!next) {
      this.#hasEnded = true;
      this.#wantsPlay = false;
      this.#publish();
      return;
    }
    const inPicture = document.pictureInPictureElement === this.video;
    const isLoaded = this.#other.part === part + 1;
    const before = this.#shown;
    this.#active = this.#active === 0 ? 1 : 0;
    before.clear();
    this.#cues = [];
    if (isLoaded) this.#start();
    else this.#load({ part: part + 1, seconds: 0 });
    if (inPicture) void this.video.requestPictureInPicture().catch(() => undefined); // may require a user gesture
    this.#publish();
  }

  async #fail(slot: VideoSlot): Promise<void> {
    const source = slot.part === null ? undefined : this.#sources[slot.part];
    if (slot !== this.#shown || !source) return slot.clear();
    const isThere = await isReachable(source.fileId);
    if (this.#ending.signal.aborted || slot !== this.#shown) return;
    this.#failure = isThere ? "cannot" : "gone";
    this.#publish();
  }

  #publish(): void {
    if (!this.#ending.signal.aborted) this.state.set(this.#snapshot());
  }

  #snapshot(): PlaybackState {
    const { video, seconds, loadedTo, offset, part } = this.#shown;
    const start = startOf(this.#durations, part ?? 0);
    return {
      position: start + seconds,
      duration: totalOf(this.#durations),
      durations: this.#durations,
      loadedTo: start + loadedTo,
      isPlaying: this.#wantsPlay,
      isWaiting: this.#wantsPlay && video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA && !this.#hasEnded,
      hasEnded: this.#hasEnded,
      part: part ?? 0,
      slot: this.#active,
      streamStart: offset,
      failure: this.#failure,
    };
  }
}

/** Whether the file still exists. Browsers do not report why playback failed. */
async function isReachable(fileId: number): Promise<boolean> {
  try {
    const { ok } = await fetch(`/api/files/${fileId}/stream`, { headers: { range: "bytes=0-0" } });
    return ok;
  } catch {
    return false; // no answer: the connection banner reports it
  }
}
