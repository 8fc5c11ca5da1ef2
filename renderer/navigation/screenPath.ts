/** First part of each screen's address. `/films` and `/people` are followed by an id. */
export type ScreenPath =
  | "/home"
  | "/"
  | "/films"
  | "/for-you"
  | "/people"
  | "/collections"
  | "/lists"
  | "/review"
  | "/folders"
  | "/activity"
  | "/learning"
  | "/monitoring"
  | "/flow"
  | "/settings";
