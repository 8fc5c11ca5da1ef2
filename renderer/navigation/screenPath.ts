/** First part of each screen's address. `/films` and `/people` are followed by an id, `/year` by a year. */
export type ScreenPath =
  | "/home"
  | "/"
  | "/films"
  | "/for-you"
  | "/people"
  | "/collections"
  | "/lists"
  | "/together"
  | "/not-films"
  | "/year"
  | "/review"
  | "/folders"
  | "/activity"
  | "/learning"
  | "/monitoring"
  | "/flow"
  | "/settings";
