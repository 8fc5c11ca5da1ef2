import { Compass, Keyboard, Languages, LogOut, Moon, Sun } from "lucide-react";
import { useNavigate } from "react-router";
import { useLogOut, useUser } from "../../../api/session.ts";
import { openKeyboardSheet } from "../../../app/components/keyboardSheet.ts";
import { useChangeLanguage } from "../../../app/hooks/useChangeLanguage.ts";
import { PLACES } from "../../../app/places.ts";
import { chooseTheme, useTheme } from "../../../app/theme.ts";
import { useWords } from "../../../i18n/index.ts";
import { LANGUAGES } from "../../../i18n/languages.ts";
import { startTour } from "../../tour/tourState.ts";
import type { PaletteEntry } from "../entries.ts";

/** Every screen, and what can be done from anywhere. */
export function useCommands(): readonly PaletteEntry[] {
  const words = useWords("palette");
  const shell = useWords("shell");
  const navigate = useNavigate();
  const theme = useTheme();
  const { language } = useUser();
  const changeLanguage = useChangeLanguage();
  const logOut = useLogOut();
  const isDark = theme !== "light";

  return [
    ...PLACES.map(
      ({ to, icon, label }): PaletteEntry => ({
        id: `place ${to}`,
        label: shell(label),
        note: words("place"),
        icon,
        run: () => void navigate(to),
      }),
    ),
    {
      id: "theme",
      label: words(isDark ? "light" : "dark"),
      icon: isDark ? Sun : Moon,
      run: () => chooseTheme(isDark ? "light" : "dark"),
    },
    ...LANGUAGES.filter(({ tag }) => tag !== language).map(
      ({ tag, name }): PaletteEntry => ({
        id: `language ${tag}`,
        label: `${shell("language")} : ${name}`,
        icon: Languages,
        run: () => changeLanguage.mutate({ language: tag }),
      }),
    ),
    { id: "tour", label: words("tour"), icon: Compass, run: startTour },
    { id: "keyboard", label: shell("keyboard"), note: "?", icon: Keyboard, run: openKeyboardSheet },
    { id: "logOut", label: shell("logOut"), icon: LogOut, run: () => logOut.mutate(undefined) },
  ];
}
