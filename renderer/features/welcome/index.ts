import { lazy } from "react";

/** Loaded on demand: it is shown only until the library has a film. */
export const Welcome = lazy(() => import("./Welcome.tsx"));
