import {
  ChartColumn,
  ChartSpline,
  Compass,
  Download,
  FolderPlus,
  GraduationCap,
  HeartPulse,
  Info,
  Keyboard,
  KeyRound,
  Languages,
  LogOut,
  type LucideIcon,
  Moon,
  Sun,
  Upload,
  Users,
  Wrench,
} from "lucide-react";
import { useNavigate } from "react-router";
import { useIsKid, useLogOut, useUser } from "../../../api/session.ts";
import { useChangeLanguage } from "../../../api/useChangeLanguage.ts";
import { type TranslationKey, useTranslations } from "../../../i18n/index.ts";
import { LANGUAGES } from "../../../i18n/languages.ts";
import { isOpenTo, NAMED_SCREENS } from "../../../navigation/sections.ts";
import { keyboardShortcutsOpen, tourRunning } from "../../../state/overlays.ts";
import { useStore } from "../../../state/store.ts";
import { setTheme, themeStore } from "../../../state/theme.ts";
import type { PaletteEntry } from "../entries.ts";

/** Sections of screens that have names of their own. */
const SCREEN_SECTIONS = [
  { to: "/lists#statistics", icon: ChartColumn, label: "statistics" },
  { to: "/lists#export", icon: Download, label: "export" },
  { to: "/lists#bring", icon: Upload, label: "bring" },
  { to: "/settings#household", icon: Users, label: "household" },
  { to: "/settings#sources", icon: KeyRound, label: "sources" },
  { to: "/settings#about", icon: Info, label: "about" },
  { to: "/folders", icon: FolderPlus, label: "watchFolder" },
  { to: "/learning", icon: GraduationCap, label: "train" },
  { to: "/monitoring?view=health", icon: HeartPulse, label: "health" },
  { to: "/monitoring?view=drift", icon: ChartSpline, label: "drift" },
  { to: "/monitoring?view=maintenance", icon: Wrench, label: "maintenance" },
] as const satisfies readonly { to: string; icon: LucideIcon; label: TranslationKey<"palette"> }[];

/** Commands: opening each screen or section, and what can be done from anywhere. */
export function useCommands(): readonly PaletteEntry[] {
  const t = useTranslations("palette");
  const tShell = useTranslations("shell");
  const navigate = useNavigate();
  const theme = useStore(themeStore);
  const { language } = useUser();
  const changeLanguage = useChangeLanguage();
  const logOut = useLogOut();
  const isKid = useIsKid();
  const isDark = theme !== "light";

  return [
    ...NAMED_SCREENS.filter(({ to }) => isOpenTo(isKid, to)).map(
      ({ to, icon, label }): PaletteEntry => ({
        id: `place ${to}`,
        label: tShell(label),
        note: t("place"),
        icon,
        run: () => void navigate(to),
      }),
    ),
    ...SCREEN_SECTIONS.filter(({ to }) => isOpenTo(isKid, to)).map(
      ({ to, icon, label }): PaletteEntry => ({
        id: `door ${to}`,
        label: t(label),
        icon,
        run: () => void navigate(to),
      }),
    ),
    {
      id: "theme",
      label: t(isDark ? "light" : "dark"),
      icon: isDark ? Sun : Moon,
      run: () => setTheme(isDark ? "light" : "dark"),
    },
    ...LANGUAGES.filter(({ tag }) => tag !== language).map(
      ({ tag, name }): PaletteEntry => ({
        id: `language ${tag}`,
        label: t("inLanguage", { language: name }),
        icon: Languages,
        run: () => changeLanguage.mutate({ language: tag }),
      }),
    ),
    { id: "tour", label: t("tour"), icon: Compass, run: () => tourRunning.set(true) },
    {
      id: "keyboard",
      label: tShell("keyboard"),
      note: "?",
      icon: Keyboard,
      run: () => keyboardShortcutsOpen.set(true),
    },
    { id: "logOut", label: tShell("logOut"), icon: LogOut, run: () => logOut.mutate(undefined) },
  ];
}
