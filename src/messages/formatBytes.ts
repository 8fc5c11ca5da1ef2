import type { Language } from "../contract/index.ts";

const UNITS = [
  { unit: "gigabyte", bytes: 1_000_000_000 },
  { unit: "megabyte", bytes: 1_000_000 },
  { unit: "kilobyte", bytes: 1_000 },
  { unit: "byte", bytes: 1 },
] as const;

/** A limit as people read it, in whole decimal units, rounded down: `20 MB`, in French `20 Mo`. */
export function formatBytes(language: Language, bytes: number): string {
  const { unit, bytes: size } = UNITS.find((one) => bytes >= one.bytes) ?? { unit: "byte", bytes: 1 };
  return new Intl.NumberFormat(language, { style: "unit", unit }).format(Math.floor(bytes / size));
}
