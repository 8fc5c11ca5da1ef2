/** The screen that most visits start with: loaded in parallel with translations and session. */
export const loadLibrary = () => import("../features/library/Library.tsx");
