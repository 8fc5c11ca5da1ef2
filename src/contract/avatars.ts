/** Pictures of people that the page draws. Plain data, because the page does not load schemas. */
export const AVATARS = [
  "bird",
  "cat",
  "dog",
  "fish",
  "ghost",
  "panda",
  "rabbit",
  "rocket",
  "snail",
  "squirrel",
  "turtle",
  "clapperboard",
] as const;
export type DrawnAvatar = (typeof AVATARS)[number];
