type Word = "add" | "find" | "film" | "review" | "forYou" | "watch";

export type Step = {
  readonly word: Word;
  /** What is pointed at, a selector. */
  readonly target: string;
  /** Where it is to be seen. */
  readonly to?: string;
};

export const STEPS: readonly Step[] = [
  { word: "add", target: "[data-tour=add]", to: "/" },
  { word: "find", target: "search", to: "/" },
  { word: "film", target: "main", to: "/" },
  { word: "review", target: "nav a[href='/review']", to: "/review" },
  { word: "forYou", target: "nav a[href='/for-you']", to: "/for-you" },
  { word: "watch", target: "nav a[href='/monitoring']", to: "/monitoring" },
];
