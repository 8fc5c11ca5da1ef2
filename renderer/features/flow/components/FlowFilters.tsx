import { Select } from "../../../components/Select.tsx";
import { useTermTranslation, useTranslations } from "../../../i18n/index.ts";
import type { FlowFilter } from "../flowEvents.ts";
import { LANES } from "../lanes.ts";

const ALL = "all";

type FlowFiltersProps = {
  filter: FlowFilter;
  /** Marks of the sessions that sent requests lately. */
  sessions: readonly string[];
  onChange: (filter: FlowFilter) => void;
};

/** Whose requests are drawn, and of which use case. */
export function FlowFilters({ filter, sessions, onChange }: FlowFiltersProps) {
  const t = useTranslations("flow");
  const nameOfUseCase = useTermTranslation("useCases");
  const all = { value: ALL, label: t("all") };
  return (
    <>
      <Select
        label={t("useCase")}
        value={filter.useCase ?? ALL}
        options={[all, ...LANES.map((value) => ({ value, label: `${value} · ${nameOfUseCase(value)}` }))]}
        onChange={(value) => onChange({ ...filter, useCase: value === ALL ? null : value })}
      />
      {sessions.length > 1 && (
        <Select
          label={t("session")}
          value={filter.session ?? ALL}
          options={[all, ...sessions.map((value) => ({ value, label: value }))]}
          onChange={(value) => onChange({ ...filter, session: value === ALL ? null : value })}
        />
      )}
    </>
  );
}
