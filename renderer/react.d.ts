import "react";

declare module "react" {
  /** Custom CSS properties. */
  interface CSSProperties {
    /** Played share of a slider, as a percentage. */
    "--filled"?: string;
    /** Buffered share. */
    "--loaded"?: string;
  }
}
