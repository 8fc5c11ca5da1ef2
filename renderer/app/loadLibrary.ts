/** The screen most visits begin with: asked for together with the words and the session, not after them. */
export const loadLibrary = () => import("../features/library/Library.tsx");
