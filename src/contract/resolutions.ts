/** Classes of resolution, largest first, by the least width in pixels: a film in scope is lower than its class. */
export const RESOLUTIONS = [
  { name: "8K", widthFrom: 7_000 },
  { name: "4K", widthFrom: 3_200 },
  { name: "1080p", widthFrom: 1_700 },
  { name: "720p", widthFrom: 1_200 },
  { name: "SD", widthFrom: 1 },
] as const;

export type Resolution = (typeof RESOLUTIONS)[number]["name"];
