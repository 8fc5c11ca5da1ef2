import { LogOut } from "lucide-react";
import type { ListedSession } from "../../../../src/contract/index.ts";
import { Button } from "../../../components/Button.tsx";
import { ProblemNote } from "../../../components/ProblemNote.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTranslations } from "../../../i18n/index.ts";
import { useSessions } from "../hooks/useSessions.ts";
import { Section } from "./Section.tsx";

/** Lists where the user is logged in, with buttons to log out there. */
export function Sessions() {
  const t = useTranslations("settings");
  const { sessions, endOne, endOthers } = useSessions();
  const items = sessions.data?.items ?? [];
  return (
    <Section name="sessions" title={t("sessions")} hint={t("sessionsText")}>
      {sessions.isError && <ProblemNote error={sessions.error} onRetry={() => void sessions.refetch()} />}
      <ul className="divide-y divide-line/70">
        {items.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            isBusy={endOne.isPending || endOthers.isPending}
            onEnd={() => endOne.mutate({ id: session.id })}
          />
        ))}
      </ul>
      {items.length > 1 && (
        <Button className="mt-4" disabled={endOthers.isPending} onClick={() => endOthers.mutate(undefined)}>
          <LogOut aria-hidden className="size-4" />
          {t("endOtherSessions")}
        </Button>
      )}
    </Section>
  );
}

type SessionRowProps = { session: ListedSession; isBusy: boolean; onEnd: () => void };

function SessionRow({ session, isBusy, onEnd }: SessionRowProps) {
  const t = useTranslations("settings");
  const formats = useFormats();
  const name = useSessionName(session);
  return (
    <li className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
      <span className="min-w-0">
        <span className="block break-words">
          {name}
          {session.current && <span className="text-sm text-quiet"> · {t("thisSession")}</span>}
        </span>
        <span className="block text-sm text-quiet">
          {t("sessionTimes", {
            used: formats.relativeTime(session.lastUsedAt),
            created: formats.relativeTime(session.createdAt),
          })}
        </span>
      </span>
      {!session.current && (
        <Button size="small" disabled={isBusy} aria-label={t("endSessionOf", { name })} onClick={onEnd}>
          {t("endSession")}
        </Button>
      )}
    </li>
  );
}

/** "Firefox on Linux". */
function useSessionName({ browser, system }: ListedSession): string {
  const t = useTranslations("settings");
  const program = browser === "Electron" ? t("desktopApplication") : browser;
  if (program && system) return t("sessionOn", { program, system });
  return program ?? system ?? t("unknownClient");
}
