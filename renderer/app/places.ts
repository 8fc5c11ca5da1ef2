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
import type { ScreenPath } from "./screens.ts";

type NavigationEntry = { readonly to: ScreenPath; readonly icon: LucideIcon; readonly label: TranslationKey<"shell"> };

/** Where the bar at the side leads, in its order. */
export const SIDEBAR_ENTRIES: readonly NavigationEntry[] = [
  { to: "/home", icon: House, label: "home" },
  { to: "/", icon: Film, label: "library" },
  { to: "/for-you", icon: Sparkles, label: "forYou" },
  { to: "/lists", icon: Bookmark, label: "lists" },
  { to: "/review", icon: ListChecks, label: "review" },
  { to: "/folders", icon: FolderOpen, label: "folders" },
  { to: "/activity", icon: Activity, label: "activity" },
  { to: "/learning", icon: GraduationCap, label: "models" },
  { to: "/monitoring", icon: Gauge, label: "monitoring" },
  { to: "/flow", icon: Waves, label: "flow" },
  { to: "/settings", icon: Settings, label: "settings" },
];

/** Every screen one can go to by its name. */
export const NAVIGATION_ENTRIES: readonly NavigationEntry[] = [
  ...SIDEBAR_ENTRIES.slice(0, 2),
  { to: "/collections", icon: Layers, label: "collections" },
  ...SIDEBAR_ENTRIES.slice(2),
];
