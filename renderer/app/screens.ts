import { lazyPart } from "../components/lazyPart.ts";
import type { ScreenPath } from "../navigation/screenPath.ts";
import { loadLibrary } from "./loadLibrary.ts";
import { withTranslations } from "./withTranslations.ts";

/** Loads a screen's code when it is opened, or when the pointer or the focus reaches its link. */
const LOADERS = {
  "/home": () => withTranslations(import("../features/home/Home.tsx")),
  "/": loadLibrary,
  "/films": () => withTranslations(import("../features/film/Film.tsx")),
  "/for-you": () => withTranslations(import("../features/forYou/ForYou.tsx")),
  "/people": () => withTranslations(import("../features/people/People.tsx")),
  "/collections": () => withTranslations(import("../features/people/Collections.tsx")),
  "/lists": () => withTranslations(import("../features/lists/Lists.tsx")),
  "/together": () => withTranslations(import("../features/together/Together.tsx")),
  "/not-films": () => withTranslations(import("../features/notFilms/NotFilms.tsx")),
  "/year": () => withTranslations(import("../features/year/YearInReview.tsx")),
  "/review": () => withTranslations(import("../features/review/Review.tsx")),
  "/folders": () => withTranslations(import("../features/folders/Folders.tsx")),
  "/activity": () => withTranslations(import("../features/activity/Activity.tsx")),
  "/learning": () => withTranslations(import("../features/models/Models.tsx")),
  "/monitoring": () => withTranslations(import("../features/monitoring/Monitoring.tsx"), "monitoringScreens"),
  "/flow": () => withTranslations(import("../features/flow/Flow.tsx"), "monitoringScreens"),
  "/settings": () => withTranslations(import("../features/settings/Settings.tsx")),
} satisfies Record<ScreenPath, () => Promise<unknown>>;

/** An error is ignored here: opening the screen tries again and reports it. */
export function preloadScreen(path: ScreenPath): void {
  LOADERS[path]().catch(() => undefined);
}

export const Home = lazyPart(LOADERS["/home"]);
export const Library = lazyPart(LOADERS["/"]);
export const Film = lazyPart(LOADERS["/films"]);
export const ForYou = lazyPart(LOADERS["/for-you"]);
export const People = lazyPart(LOADERS["/people"]);
export const Person = lazyPart(() => withTranslations(import("../features/people/Person.tsx")));
export const Collections = lazyPart(LOADERS["/collections"]);
export const Lists = lazyPart(LOADERS["/lists"]);
export const Together = lazyPart(LOADERS["/together"]);
export const NotFilms = lazyPart(LOADERS["/not-films"]);
export const YearInReview = lazyPart(LOADERS["/year"]);
export const Review = lazyPart(LOADERS["/review"]);
export const Folders = lazyPart(LOADERS["/folders"]);
export const FreeSpace = lazyPart(() => withTranslations(import("../features/freeSpace/FreeSpace.tsx")));
export const Activity = lazyPart(LOADERS["/activity"]);
export const Models = lazyPart(LOADERS["/learning"]);
export const Monitoring = lazyPart(LOADERS["/monitoring"]);
export const Flow = lazyPart(LOADERS["/flow"]);
export const Settings = lazyPart(LOADERS["/settings"]);
/** In development only. */
export const Design = import.meta.env.DEV
  ? lazyPart(() => withTranslations(import("../features/design/Design.tsx")))
  : null;
