import "react";

declare module "react" {
  /** Custom CSS properties. */
  interface CSSProperties {
    /** Played share of a slider, as a percentage. */
    "--filled"?: string;
    /** Buffered share. */
    "--loaded"?: string;
    /** Colours of the page that follow a film's poster: see `tokens.css`. */
    "--accent"?: string;
    "--accent-text"?: string;
    "--wash"?: string;
  }
}
