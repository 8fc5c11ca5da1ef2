/** Settings of the library, for other screens: the welcome screen has a field for the TMDB key too. */
export { useChangeSettings, useSettings } from "./hooks/useSettings.ts";
