/** The settings' door: the first page asks for the key too. */
export { useChangeSettings, useSettings } from "./hooks/useSettings.ts";
