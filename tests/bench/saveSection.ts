import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { type Row, toTable } from "./row.ts";

/** A section of docs/benchmarks.md: what one command measured. */
export interface Section {
  readonly title: string;
  readonly command: string;
  readonly rows: readonly Row[];
}

/** Replaces the section of that title, or adds it; the other sections stay as they were measured. */
export function saveSection(file: string, section: Section): void {
  writeFileSync(file, withSection(readFileSync(file, "utf8"), section, new Date()));
}

/** @param document sections begin with `## ` and their title */
export function withSection(document: string, section: Section, now: Date): string {
  const [head = "", ...sections] = document.split(/^(?=## )/m);
  const text = toText(section, now);
  const isSame = (one: string) => one.startsWith(`## ${section.title}\n`);
  const isKnown = sections.some(isSame);
  const all = isKnown ? sections.map((one) => (isSame(one) ? text : one)) : [...sections, text];
  return `${[head, ...all].map((part) => part.trimEnd()).join("\n\n")}\n`;
}

function toText({ title, command, rows }: Section, now: Date): string {
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB of memory, Node ${process.versions.node}`;
  const short = rows.filter(({ met }) => !met).map(({ figure }) => figure);
  const verdict = short.length === 0 ? "Every target is met." : `What falls short: ${short.join("; ")}.`;
  return `## ${title}

Written by \`${command}\` on ${now.toISOString().slice(0, 10)} (${machine}). Program and stand-ins share the machine.

${toTable(rows)}

${verdict}
`;
}
