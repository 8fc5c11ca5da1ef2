import "react";

declare module "react" {
  /** Variables of the styles. */
  interface CSSProperties {
    /** Share of a slider that has passed, as a percentage. */
    "--filled"?: string;
    /** Share that is loaded. */
    "--loaded"?: string;
  }
}
