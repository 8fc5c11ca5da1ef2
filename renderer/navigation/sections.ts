import {
  Activity,
  Bookmark,
  Film,
  FolderOpen,
  Gauge,
  GraduationCap,
  House,
  Layers,
  ListChecks,
  type LucideIcon,
  Server,
  Settings,
  Sparkles,
  Tv,
  Users,
  Waves,
} from "lucide-react";
import type { TranslationKey } from "../i18n/index.ts";
import type { ScreenPath } from "./screenPath.ts";

/** A screen that is opened by its name. */
export interface NamedScreen {
  readonly to: ScreenPath;
  readonly icon: LucideIcon;
  readonly label: TranslationKey<"shell">;
  /** `G` and then this letter opens it. */
  readonly goToKey: string;
}

/** An entry of the navigation. Its first screen is the one that it opens; several are tabs. */
export interface Section {
  readonly label: TranslationKey<"shell">;
  readonly icon: LucideIcon;
  readonly screens: readonly [NamedScreen, ...NamedScreen[]];
}

const HOME: NamedScreen = { to: "/home", icon: House, label: "home", goToKey: "h" };
const FOR_YOU: NamedScreen = { to: "/for-you", icon: Sparkles, label: "forYou", goToKey: "p" };
const REVIEW: NamedScreen = { to: "/review", icon: ListChecks, label: "review", goToKey: "r" };

/** In the order of the navigation. */
export const SECTIONS: readonly Section[] = [
  { ...HOME, screens: [HOME] },
  {
    label: "library",
    icon: Film,
    screens: [
      { to: "/", icon: Film, label: "films", goToKey: "l" },
      { to: "/collections", icon: Layers, label: "collections", goToKey: "c" },
      { to: "/people", icon: Users, label: "people", goToKey: "e" },
      { to: "/lists", icon: Bookmark, label: "lists", goToKey: "y" },
      { to: "/not-films", icon: Tv, label: "notFilms", goToKey: "t" },
    ],
  },
  { ...FOR_YOU, screens: [FOR_YOU] },
  { ...REVIEW, screens: [REVIEW] },
  {
    label: "system",
    icon: Server,
    screens: [
      { to: "/activity", icon: Activity, label: "activity", goToKey: "a" },
      { to: "/folders", icon: FolderOpen, label: "folders", goToKey: "f" },
      { to: "/learning", icon: GraduationCap, label: "models", goToKey: "m" },
      { to: "/monitoring", icon: Gauge, label: "monitoring", goToKey: "o" },
      { to: "/flow", icon: Waves, label: "flow", goToKey: "w" },
      { to: "/settings", icon: Settings, label: "settings", goToKey: "s" },
    ],
  },
];

export const NAMED_SCREENS: readonly NamedScreen[] = SECTIONS.flatMap(({ screens }) => screens);

const SCREENS_FOR_KIDS: ReadonlySet<ScreenPath> = new Set([
  "/home",
  "/",
  "/collections",
  "/people",
  "/lists",
  "/for-you",
  "/settings",
]);

/** Whether a profile may open the screen. @param path with or without its query and hash */
export function isOpenTo(isKid: boolean, path: string): boolean {
  const [pathname = ""] = path.split(/[?#]/);
  return !isKid || SCREENS_FOR_KIDS.has(pathname as ScreenPath);
}

/** The sections of a profile, each with the screens that it may open. */
export function sectionsOf(isKid: boolean): readonly Section[] {
  return SECTIONS.flatMap((section) => {
    const [first, ...others] = section.screens.filter(({ to }) => isOpenTo(isKid, to));
    if (!first) return [];
    // A section with one screen left is that screen.
    const isAlone = others.length === 0;
    return [
      { ...section, ...(isAlone && { label: first.label, icon: first.icon }), screens: [first, ...others] as const },
    ];
  });
}

/** Screens that no section names, each with one of its section. */
const OF_SECTION: ReadonlyMap<string, ScreenPath> = new Map(
  Object.entries({ "/films": "/", "/year": "/", "/together": "/for-you" }),
);

/** @returns the section of a screen */
export function sectionOf(pathname: string, sections: readonly Section[] = SECTIONS): Section | undefined {
  const [first = "/"] = /^\/[^/]*/.exec(pathname) ?? [];
  const path = OF_SECTION.get(first) ?? first;
  return sections.find(({ screens }) => screens.some(({ to }) => to === path));
}
