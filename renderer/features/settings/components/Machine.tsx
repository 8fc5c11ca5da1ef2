import { useId } from "react";
import type { PlayerId, UpdateView } from "../../../api/desktop.ts";
import { Button } from "../../../components/Button.tsx";
import { Select } from "../../../components/Select.tsx";
import { useTranslations } from "../../../i18n/index.ts";
import { useChangeMachineSettings, useMachineSettings } from "../hooks/useMachineSettings.ts";
import { Section } from "./Section.tsx";

/** Settings of this computer, the same for all users. Only in the desktop program. */
export function Machine() {
  const t = useTranslations("machine");
  const settings = useMachineSettings();
  const change = useChangeMachineSettings();
  if (!settings) return null;
  const { keepRunning, startsWithSystem, player, players, updates } = settings;
  const options: readonly { value: PlayerId; label: string }[] = [
    { value: "system", label: t("systemPlayer") },
    ...players.map(({ id, name }) => ({ value: id, label: name })),
    // The chosen player may have been uninstalled since.
    ...(player === "system" || players.some(({ id }) => id === player)
      ? []
      : [{ value: player, label: t("playerGone") }]),
  ];
  return (
    <Section title={t("title")} hint={t("hint")}>
      <div className="space-y-4">
        <Switch
          label={t("keepRunning")}
          text={t("keepRunningText")}
          isOn={keepRunning}
          onChange={(isOn) => change.mutate((shell) => shell.setKeepRunning(isOn))}
        />
        <Switch
          label={t("startsWithSystem")}
          text={t("startsWithSystemText")}
          isOn={startsWithSystem}
          onChange={(isOn) => change.mutate((shell) => shell.setStartsWithSystem(isOn))}
        />
        <div className="flex flex-wrap items-center gap-3">
          <span className="text-sm font-medium">{t("player")}</span>
          <Select
            label={t("player")}
            value={player}
            options={options}
            onChange={(chosen) => change.mutate((shell) => shell.setPlayer(chosen))}
          />
          <Button size="small" onClick={() => change.mutate((shell) => shell.choosePlayer())}>
            {t("choosePlayer")}
          </Button>
        </div>
        <Updates updates={updates} />
      </div>
    </Section>
  );
}

/** A copy that runs from its source shows only that it does not update itself. */
function Updates({ updates: { isAutomatic, isAvailableHere, isBusy, text } }: { updates: UpdateView }) {
  const t = useTranslations("machine");
  const change = useChangeMachineSettings();
  return (
    <div className="space-y-2">
      {isAvailableHere && (
        <Switch
          label={t("updateAutomatically")}
          text={t("updateAutomaticallyText")}
          isOn={isAutomatic}
          onChange={(isOn) => change.mutate((shell) => shell.setUpdateAutomatically(isOn))}
        />
      )}
      <div className="flex flex-wrap items-center gap-3">
        <p role="status" className="text-sm text-quiet">
          {text}
        </p>
        {isAvailableHere && (
          <Button
            size="small"
            disabled={isBusy || change.isPending}
            onClick={() => change.mutate((shell) => shell.checkForUpdates())}
          >
            {t("checkForUpdates")}
          </Button>
        )}
      </div>
    </div>
  );
}

type SwitchProps = { label: string; text: string; isOn: boolean; onChange: (isOn: boolean) => void };

function Switch({ label, text, isOn, onChange }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-3">
      <input
        id={id}
        type="checkbox"
        className="mt-1 size-4 shrink-0 accent-accent"
        checked={isOn}
        aria-describedby={`${id}-text`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div>
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        <p id={`${id}-text`} className="text-sm text-quiet">
          {text}
        </p>
      </div>
    </div>
  );
}
