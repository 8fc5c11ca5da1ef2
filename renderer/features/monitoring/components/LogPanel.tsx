import { useDeferredValue, useState } from "react";
import { Badge } from "../../../components/Badge.tsx";
import { ProblemNote } from "../../../components/ProblemNote.tsx";
import { Select } from "../../../components/Select.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useLogs } from "../hooks/useMonitoring.ts";

const LEVELS = ["debug", "info", "warn", "error"] as const;
type Level = (typeof LEVELS)[number];
const TONES = { debug: "plain", info: "plain", warn: "warm", error: "danger" } as const;

/** The end of the log, to search and to follow. */
export function LogPanel() {
  const t = useTranslations("monitoring");
  const { locale } = useFormats();
  const [level, setLevel] = useState<Level>("info");
  const [text, setText] = useState("");
  const [isFollowing, follow] = useState(true);
  const logs = useLogs(level, useDeferredValue(text), isFollowing);
  const items = logs.data?.items ?? [];
  const clock = new Intl.DateTimeFormat(locale, { dateStyle: "short", timeStyle: "medium" });
  return (
    <section aria-labelledby="logs" className="card p-5">
      <div className="flex flex-wrap items-center gap-3">
        <h2 id="logs" className="grow font-semibold">
          {t("log")}
        </h2>
        <input
          type="search"
          className="field w-56"
          aria-label={t("logSearch")}
          placeholder={t("logSearch")}
          value={text}
          maxLength={200}
          onChange={({ target }) => setText(target.value)}
        />
        <Select
          label={t("level")}
          value={level}
          options={LEVELS.map((value) => ({ value, label: t(`level_${value}`) }))}
          onChange={setLevel}
        />
        <label className="flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="accent-accent"
            checked={isFollowing}
            onChange={({ target }) => follow(target.checked)}
          />
          {t("follow")}
        </label>
      </div>
      {logs.isError && !logs.data && <ProblemNote error={logs.error} onRetry={() => void logs.refetch()} />}
      {logs.isSuccess && items.length === 0 && <p className="mt-3 text-sm text-quiet">{t("noLines")}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section aria-label={t("log")} tabIndex={0} className="mt-3 max-h-[60vh] overflow-auto font-mono text-xs">
        <ul>
          {items.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be equal
            <li key={`${line.at}${at}`} className="flex gap-3 border-t border-line/40 py-1">
              <time className="shrink-0 text-quiet" dateTime={line.at}>
                {clock.format(new Date(line.at))}
              </time>
              <Badge tone={TONES[line.level]}>{t(`level_${line.level}`)}</Badge>
              <span className="min-w-0 grow break-words">
                {line.message} <span className="text-quiet">{line.fields}</span>
              </span>
            </li>
          ))}
        </ul>
      </section>
    </section>
  );
}
