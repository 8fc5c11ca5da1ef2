import "@fontsource-variable/inter";
import "./styles/page.css";
import { createRoot } from "react-dom/client";
import { App, prefetchSession } from "./app/App.tsx";
import { syncDesktopAppearance } from "./app/desktopAppearance.ts";
import { loadLibrary } from "./app/loadLibrary.ts";
import { startTranslations } from "./i18n/index.ts";
import { startTheme } from "./state/theme.ts";

startTheme();
if (window.location.pathname === "/") void loadLibrary();
prefetchSession();
await startTranslations();
syncDesktopAppearance();

const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
