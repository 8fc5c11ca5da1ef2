import { X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useTranslations } from "../i18n/index.ts";
import { currentToasts, dismissToast, type Toast, visibleToasts, watchToasts } from "./toasts.ts";

/**
 * In the bar at the top, where nothing is; in a window that is too narrow for that, at the foot. Only the newest note and
 * the oldest question are shown, so that they cover nothing. Each is read aloud as it comes, without taking the focus.
 */
export function Toasts() {
  const toasts = useSyncExternalStore(watchToasts, currentToasts);
  const visible = visibleToasts(toasts);
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed z-60 flex flex-col gap-2 max-xl:bottom-[calc(1rem+var(--foot,0px))] max-xl:left-24 max-xl:max-w-md xl:top-1.5 xl:right-[22rem] xl:left-[39rem] xl:items-end"
    >
      {toasts.map((toast) => (
        <div key={toast.id} hidden={!visible.includes(toast)}>
          <ToastNote toast={toast} />
        </div>
      ))}
    </div>
  );
}

function ToastNote({ toast }: { toast: Toast }) {
  const t = useTranslations("common");
  return (
    <div className="card pointer-events-auto flex animate-rise items-center gap-2 py-1 pr-1 pl-3 shadow-float">
      <p className={`min-w-0 text-sm break-words ${toast.tone === "problem" ? "text-danger" : ""}`}>{toast.text}</p>
      {toast.action && (
        <button
          type="button"
          className="shrink-0 rounded-md px-2 py-1 text-sm font-semibold text-accent-text hover:bg-raised"
          onClick={() => {
            toast.action?.run();
            dismissToast(toast.id);
          }}
        >
          {toast.action.label}
        </button>
      )}
      <button
        type="button"
        aria-label={t("close")}
        className="rounded-md p-1.5 text-quiet hover:bg-raised hover:text-ink"
        onClick={() => dismissToast(toast.id)}
      >
        <X aria-hidden className="size-4" />
      </button>
    </div>
  );
}
