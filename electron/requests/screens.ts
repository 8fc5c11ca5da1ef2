/** The page's screens that are opened from outside it: by links, the tray, notifications. The library is `/`. */
export const SCREENS: readonly string[] = [
  "home",
  "for-you",
  "collections",
  "lists",
  "review",
  "folders",
  "activity",
  "learning",
  "monitoring",
  "flow",
  "settings",
];

/** Those of one film or person, by its number. */
export const NUMBERED_SCREENS: readonly string[] = ["films", "people"];
