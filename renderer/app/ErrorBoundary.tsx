import { Component, type ReactNode } from "react";
import { desktop } from "../api/desktop.ts";
import { Button } from "../components/Button.tsx";
import { useTranslations } from "../i18n/index.ts";

const MAX_REPORT_LENGTH = 4_000;

/** Shows an error in place of a screen that threw; the rest of the page works on. A new `key` tries again. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: Error) {
    const text = `a screen failed: ${error.stack ?? error.message}`;
    void desktop()?.reportPageError(text.slice(0, MAX_REPORT_LENGTH));
  }

  override render() {
    return this.state.broken ? <ScreenError /> : this.props.children;
  }
}

function ScreenError() {
  const t = useTranslations("common");
  return (
    <div role="alert" className="card mx-auto my-16 max-w-lg p-6 text-center">
      <h1 className="text-xl font-semibold">{t("wentWrong")}</h1>
      <p className="mt-2 mb-4 text-quiet">{t("wentWrongAdvice")}</p>
      <Button variant="primary" onClick={() => window.location.reload()}>
        {t("reload")}
      </Button>
    </div>
  );
}
