import { lazy } from "react";
import { loadLibrary } from "./loadLibrary.ts";
import { withWords } from "./withWords.ts";

/** Each screen's code comes when it is opened, or a moment before: when the pointer or the focus is on its link. */
const LOADERS = {
  "/home": () => withWords(import("../features/home/Home.tsx")),
  "/": loadLibrary,
  "/films": () => withWords(import("../features/film/Film.tsx")),
  "/for-you": () => withWords(import("../features/forYou/ForYou.tsx")),
  "/people": () => withWords(import("../features/people/Person.tsx")),
  "/collections": () => withWords(import("../features/people/Collections.tsx")),
  "/lists": () => withWords(import("../features/lists/Lists.tsx")),
  "/review": () => withWords(import("../features/review/Review.tsx")),
  "/folders": () => withWords(import("../features/folders/Folders.tsx")),
  "/activity": () => withWords(import("../features/activity/Activity.tsx")),
  "/learning": () => withWords(import("../features/models/Models.tsx")),
  "/monitoring": () => withWords(import("../features/monitoring/Monitoring.tsx"), "monitoring"),
  "/flow": () => withWords(import("../features/flow/Flow.tsx"), "monitoring"),
  "/settings": () => withWords(import("../features/settings/Settings.tsx")),
};

export type Place = keyof typeof LOADERS;

/** What fails here is asked for again, and said, when the screen is opened. */
export function preload(place: Place): void {
  LOADERS[place]().catch(() => undefined);
}

export const Home = lazy(LOADERS["/home"]);
export const Library = lazy(LOADERS["/"]);
export const Film = lazy(LOADERS["/films"]);
export const ForYou = lazy(LOADERS["/for-you"]);
export const Person = lazy(LOADERS["/people"]);
export const Collections = lazy(LOADERS["/collections"]);
export const Lists = lazy(LOADERS["/lists"]);
export const Review = lazy(LOADERS["/review"]);
export const Folders = lazy(LOADERS["/folders"]);
export const Activity = lazy(LOADERS["/activity"]);
export const Models = lazy(LOADERS["/learning"]);
export const Monitoring = lazy(LOADERS["/monitoring"]);
export const Flow = lazy(LOADERS["/flow"]);
export const Settings = lazy(LOADERS["/settings"]);
/** While developing, and in no build. */
export const Design = import.meta.env.DEV ? lazy(() => withWords(import("../features/design/Design.tsx"))) : null;
