import { Clapperboard } from "lucide-react";
import { desktop } from "../../api/desktop.ts";
import { useIsKid, useUser } from "../../api/session.ts";
import { EmptyState } from "../../components/EmptyState.tsx";
import { useTranslations } from "../../i18n/index.ts";
import { FolderEntry } from "./components/FolderEntry.tsx";
import { KeyEntry } from "./components/KeyEntry.tsx";
import { SampleFilms } from "./components/SampleFilms.tsx";

/** The library before its first film: add a folder, drop files, or make sample films. */
export default function Welcome() {
  const t = useTranslations("welcome");
  const isOwner = useUser().role === "owner";
  if (useIsKid()) return <EmptyState icon={Clapperboard} title={t("emptyForKids")} heading="h1" />;
  return (
    <div className="mx-auto max-w-2xl animate-rise py-12">
      <div className="rounded-3xl border-2 border-dashed border-line-strong/60 bg-surface px-8 py-12 text-center">
        <img src="/icon.svg" alt="" className="mx-auto mb-4 size-16" />
        <h1 className="text-3xl font-semibold tracking-tight">{t("title")}</h1>
        <p className="mx-auto mt-3 mb-8 max-w-lg text-quiet">{t(desktop() ? "text" : "textBrowser")}</p>
        <FolderEntry />
        {isOwner && <SampleFilms />}
      </div>
      {isOwner && <KeyEntry />}
    </div>
  );
}
