import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const SUPPLIES = "/sys/class/power_supply";

/** Whether this machine runs on battery; false where that is unknown, as on a desktop. */
export async function isOnBattery(folder = SUPPLIES): Promise<boolean> {
  const names = await readdir(folder).catch(() => []); // Not Linux, or no battery.
  const states = await Promise.all(names.map((name) => isDischarging(join(folder, name))));
  return states.includes(true);
}

/** Batteries of mice, keyboards and headsets have the scope `Device`; the machine's own mostly state none. */
async function isDischarging(supply: string): Promise<boolean> {
  const read = (name: string) => readFile(join(supply, name), "utf8").catch(() => "");
  const [status, scope] = await Promise.all([read("status"), read("scope")]);
  return status.trim() === "Discharging" && scope.trim() !== "Device";
}
