import { runTool } from "./runTool.ts";

/** What nothing uses, as knip finds it. */
export interface UnusedCode {
  readonly files: readonly string[];
  /** `path: name`, as the two below it. */
  readonly exports: readonly string[];
  readonly types: readonly string[];
  readonly dependencies: readonly string[];
}

type Named = { readonly name: string };
type Issues = { readonly file: string } & Partial<Record<string, readonly Named[] | string>>;

/** @throws Error where knip did not answer in JSON */
export async function findUnusedCode(): Promise<UnusedCode> {
  const { stdout, output } = await runTool("knip", "--reporter", "json", "--no-config-hints");
  if (!stdout.startsWith("{")) throw new Error(`knip did not report: ${output}`);
  const { issues } = JSON.parse(stdout) as { issues: Issues[] }; // knip's own report format
  const named = (...kinds: string[]) =>
    issues.flatMap((issue) =>
      kinds.flatMap((kind) => namesOf(issue[kind]).map((name) => (kind === "files" ? name : `${issue.file}: ${name}`))),
    );
  return {
    files: named("files"),
    exports: named("exports"),
    types: named("types"),
    dependencies: named("dependencies", "devDependencies", "unlisted"),
  };
}

function namesOf(issues: readonly Named[] | string | undefined): string[] {
  return Array.isArray(issues) ? issues.map(({ name }) => name) : [];
}
