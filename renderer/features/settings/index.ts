/** Settings of the library, for other screens: the welcome screen asks for the TMDB key too. */
export { useChangeSettings, useSettings } from "./hooks/useSettings.ts";
