import type { Locator, Page } from "playwright-core";

/** The state of the visible video element at one moment. */
export interface ShownVideo {
  readonly address: string;
  readonly time: number;
  readonly paused: boolean;
  readonly speed: number;
  readonly volume: number;
  readonly muted: boolean;
  /** Texts of the visible subtitles. */
  readonly cues: readonly string[];
}

/** Page object of the player on a film's page. */
export class PlayerPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get dialog(): Locator {
    return this.#page.getByRole("dialog").first();
  }

  get note(): Locator {
    return this.#page.getByRole("note");
  }

  get position(): Locator {
    return this.dialog.getByRole("slider", { name: /^(Position)$/ });
  }

  /** Position on the film's timeline, in seconds. */
  async seconds(): Promise<number> {
    return Number(await this.position.inputValue());
  }

  async open(): Promise<void> {
    await this.#page
      .getByRole("article")
      .getByRole("button", { name: /^(Play|Lecture)$/ })
      .click();
    await this.position.waitFor();
  }

  async close(): Promise<void> {
    await this.#page.keyboard.press("Escape");
    await this.dialog.waitFor({ state: "hidden" });
  }

  async choose(menu: RegExp, option: RegExp): Promise<void> {
    await this.dialog.getByRole("button", { name: menu }).click();
    await this.#page.getByRole("menuitemradio", { name: option }).click();
  }

  /** The visible element; the other one preloads the next part. */
  video(): Promise<ShownVideo> {
    return this.dialog.locator("video:not([aria-hidden=true])").evaluate((element) => {
      const video = element as HTMLVideoElement;
      const shown = [...video.textTracks].filter(({ mode }) => mode === "showing");
      return {
        address: video.getAttribute("src") ?? "",
        time: video.currentTime,
        paused: video.paused,
        speed: video.playbackRate,
        volume: video.volume,
        muted: video.muted,
        cues: shown.flatMap((track) => [...(track.activeCues ?? [])].map((cue) => (cue as VTTCue).text)),
      };
    });
  }
}
