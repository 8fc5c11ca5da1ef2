/** Loaded on demand: it is shown only until the library has a film. */
import { lazyPart } from "../../components/lazyPart.ts";

export const Welcome = lazyPart(() => import("./Welcome.tsx"));
