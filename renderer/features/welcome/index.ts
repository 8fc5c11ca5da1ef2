import { lazy } from "react";

/** Seen once in a library's life: its code comes when it is needed. */
export const Welcome = lazy(() => import("./Welcome.tsx"));
