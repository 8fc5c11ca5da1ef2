import "@fontsource-variable/inter";
import "./styles/page.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { startTheme } from "./app/theme.ts";
import { startWords } from "./i18n/index.ts";

startTheme();
await startWords();

const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
