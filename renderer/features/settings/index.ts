/** Settings of the library, for other screens: the welcome screen has a field for the TMDB key too. */
export { useChangeSettings, useSaveSettings, useSettings } from "./hooks/useSettings.ts";
