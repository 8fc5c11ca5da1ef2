type StepKey = "add" | "find" | "film" | "review" | "forYou" | "watch";

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
  { translationKey: "review", target: "nav a[href='/review']", to: "/review" },
  { translationKey: "forYou", target: "nav a[href='/for-you']", to: "/for-you" },
  { translationKey: "watch", target: "nav a[href='/monitoring']", to: "/monitoring" },
];
