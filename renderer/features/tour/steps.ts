type StepKey = "add" | "find" | "film" | "home" | "forYou" | "review" | "system";

export type Step = {
  readonly translationKey: StepKey;
  /** CSS selector of the element that is highlighted. */
  readonly target: string;
  /** The screen that shows it. */
  readonly to?: string;
};

export const STEPS: readonly [Step, ...Step[]] = [
  { translationKey: "add", target: "[data-tour=add]", to: "/" },
  { translationKey: "find", target: "search", to: "/" },
  { translationKey: "film", target: "main", to: "/" },
  { translationKey: "home", target: "nav a[href='/home']", to: "/home" },
  { translationKey: "forYou", target: "nav a[href='/for-you']", to: "/for-you" },
  { translationKey: "review", target: "nav a[href='/review']", to: "/review" },
  // The entry of the navigation, which is always there; the tabs of the section come with the screen.
  { translationKey: "system", target: "nav a[href='/activity']", to: "/activity" },
];
