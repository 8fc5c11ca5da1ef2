import { lazy } from "react";
import { loadWords } from "../i18n/index.ts";
import { loadLibrary } from "./loadLibrary.ts";

/** Each screen's code comes when it is opened, or a moment before: when the pointer or the focus is on its link. */
const LOADERS = {
  "/home": () => import("../features/home/Home.tsx"),
  "/": loadLibrary,
  "/films": () => import("../features/film/Film.tsx"),
  "/for-you": () => import("../features/forYou/ForYou.tsx"),
  "/people": () => import("../features/people/Person.tsx"),
  "/collections": () => import("../features/people/Collections.tsx"),
  "/lists": () => import("../features/lists/Lists.tsx"),
  "/review": () => import("../features/review/Review.tsx"),
  "/folders": () => import("../features/folders/Folders.tsx"),
  "/activity": () => import("../features/activity/Activity.tsx"),
  "/learning": () => import("../features/models/Models.tsx"),
  "/monitoring": () => withWords(import("../features/monitoring/Monitoring.tsx")),
  "/flow": () => withWords(import("../features/flow/Flow.tsx")),
  "/settings": () => import("../features/settings/Settings.tsx"),
};

/** Two screens that one in ten visits opens have words of their own. */
async function withWords<Module>(screen: Promise<Module>): Promise<Module> {
  const [module] = await Promise.all([screen, loadWords("monitoring")]);
  return module;
}

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
export const Design = import.meta.env.DEV ? lazy(() => import("../features/design/Design.tsx")) : null;
