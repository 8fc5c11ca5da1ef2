import { useState } from "react";
import { Badge } from "../../../components/Badge.tsx";
import { Button } from "../../../components/Button.tsx";
import { ConfirmModal } from "../../../components/ConfirmModal.tsx";
import { useFormats } from "../../../i18n/format.ts";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import { type GateLine, usePromote, useVersions, type Version } from "../hooks/useModels.ts";
import { GateLines } from "./GateLines.tsx";

const TONES = { production: "good", candidate: "warm", archived: "plain" } as const;

/** Every version that was registered, which one serves, why, and the way to another. */
export function Versions({ isOwner }: { isOwner: boolean }) {
  const t = useTranslations("models");
  const versions = useVersions();
  const promote = usePromote();
  const [chosen, setChosen] = useState<Version | null>(null);
  const items = versions.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="versions" className="card p-5">
      <h2 id="versions" className="font-semibold">
        {t("versions")}
      </h2>
      <ul className="mt-3 divide-y divide-line/70">
        {items.map((version) => (
          <VersionRow
            key={version.version}
            version={version}
            onPromote={isOwner && version.stage !== "production" && version.available ? () => setChosen(version) : null}
          />
        ))}
      </ul>
      <ConfirmModal
        open={chosen !== null}
        title={t("promoteTitle", { version: String(chosen?.version ?? "") })}
        text={t("promoteText")}
        action={t("promoteAction")}
        onClose={() => setChosen(null)}
        onConfirm={() => chosen && promote.mutate({ version: chosen.version })}
      />
    </section>
  );
}

function VersionRow({ version, onPromote }: { version: Version; onPromote: (() => void) | null }) {
  const t = useTranslations("models");
  const role = useTermTranslation("models");
  const formats = useFormats();
  const modelName = useTermTranslation("modelNames");
  const { rmse, ndcg_at_10: ndcg } = version.metrics;
  const figure =
    rmse === null
      ? t("ndcgIs", { value: formats.decimal(ndcg ?? 0, 4) })
      : t("rmseIs", { value: formats.decimal(rmse, 4) });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <span className="w-12 font-semibold tabular-nums">v{version.version}</span>
      <span className="min-w-0 grow basis-64">
        <span className="block">
          {role(`role_${version.role}`)} · {modelName(version.kind)} · {figure}
        </span>
        <span className="block text-sm text-quiet">
          {t("learntFrom", { count: version.dataset.ratings, number: formats.number(version.dataset.ratings) })} ·{" "}
          {formats.relativeTime(version.created_at)}
          {version.mlflow_version !== null && (
            <>
              {" "}
              ·{" "}
              {t(version.from_mlflow ? "fromMlflow" : "atMlflow", { version: formats.number(version.mlflow_version) })}
            </>
          )}
        </span>
        {version.reason.length > 0 && <Gate lines={version.reason} />}
      </span>
      <Badge tone={TONES[version.stage]}>{t(version.stage)}</Badge>
      {!version.available && <span className="text-sm text-quiet">{t("fileRemoved")}</span>}
      {onPromote && (
        <Button size="small" onClick={onPromote}>
          {t("promoteAction")}
        </Button>
      )}
    </li>
  );
}

/** Why it serves or not. */
function Gate({ lines }: { lines: readonly GateLine[] }) {
  const t = useTranslations("models");
  return (
    <details className="mt-1 text-sm">
      <summary className="text-quiet">{t("why")}</summary>
      <GateLines lines={lines} />
    </details>
  );
}
