import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

const SUPPLIES = "/sys/class/power_supply";

/** Whether this machine runs on battery; false where that is unknown, as on a desktop. */
export async function isOnBattery(folder = SUPPLIES): Promise<boolean> {
  const names = await readdir(folder).catch(() => []); // Not Linux, or no battery.
  const states = await Promise.all(names.map((name) => readFile(join(folder, name, "status"), "utf8").catch(() => "")));
  return states.some((state) => state.trim() === "Discharging");
}
