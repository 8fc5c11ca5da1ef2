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
  Settings,
  Sparkles,
  Waves,
} from "lucide-react";
import type { TranslationKey } from "../i18n/index.ts";
import type { ScreenPath } from "./screenPath.ts";

export interface NavigationEntry {
  readonly to: ScreenPath;
  readonly icon: LucideIcon;
  readonly label: TranslationKey<"shell">;
}

/** An entry of the sidebar: `G` and then this letter opens its screen. */
export interface SidebarEntry extends NavigationEntry {
  readonly goToKey: string;
}

/** In the order of the sidebar. */
export const SIDEBAR_ENTRIES: readonly SidebarEntry[] = [
  { to: "/home", icon: House, label: "home", goToKey: "h" },
  { to: "/", icon: Film, label: "library", goToKey: "l" },
  { to: "/for-you", icon: Sparkles, label: "forYou", goToKey: "p" },
  { to: "/lists", icon: Bookmark, label: "lists", goToKey: "y" },
  { to: "/review", icon: ListChecks, label: "review", goToKey: "r" },
  { to: "/folders", icon: FolderOpen, label: "folders", goToKey: "f" },
  { to: "/activity", icon: Activity, label: "activity", goToKey: "a" },
  { to: "/learning", icon: GraduationCap, label: "models", goToKey: "m" },
  { to: "/monitoring", icon: Gauge, label: "monitoring", goToKey: "o" },
  { to: "/flow", icon: Waves, label: "flow", goToKey: "w" },
  { to: "/settings", icon: Settings, label: "settings", goToKey: "s" },
];

/** Every screen that can be opened by its name. */
export const NAVIGATION_ENTRIES: readonly NavigationEntry[] = [
  ...SIDEBAR_ENTRIES.slice(0, 2),
  { to: "/collections", icon: Layers, label: "collections" },
  ...SIDEBAR_ENTRIES.slice(2),
];
