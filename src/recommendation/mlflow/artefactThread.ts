import { readFileSync, writeFileSync } from "node:fs";
import { openReadStore } from "../../store/index.ts";
import { createRatingRecords } from "../ratingRecords.ts";
import { checksumOf, readArtefact, writeArtefact } from "../registry/artefact.ts";
import { checkPortable, type PortableModel, toLocal, toPortable } from "../registry/portableArtefact.ts";
import { type ModelFacts, readModelFacts } from "./modelFacts.ts";

export interface WrittenFile {
  readonly sizeBytes: number;
  /** Hexadecimal SHA-256. */
  readonly checksum: string;
}

export interface CheckedModel extends PortableModel {
  readonly facts: ModelFacts;
}

/** Reads what came from a server to its end, in a thread that can be ended. @throws ArtefactDamaged */
export function checkDownloaded({ path, evaluation }: { path: string; evaluation: Uint8Array | null }): CheckedModel {
  return { ...checkPortable(readArtefact(readFileSync(path))), facts: readModelFacts(evaluation) };
}

/** Writes the same model with the ids of this library's films. */
export function writeLocal(task: {
  readonly path: string;
  readonly filmIds: Int32Array;
  readonly to: string;
}): WrittenFile {
  return writeFile(task.to, writeArtefact(toLocal(readArtefact(readFileSync(task.path)), task.filmIds)));
}

/** Writes an artefact of this library as other libraries can use it. @throws ArtefactDamaged */
export function writePortable(task: {
  readonly database: string;
  readonly path: string;
  readonly to: string;
}): WrittenFile {
  const content = readArtefact(readFileSync(task.path));
  const store = openReadStore(task.database, () => true);
  try {
    const { films } = createRatingRecords(store);
    const filmIds = content.arrays.filmIds ?? new Int32Array();
    const described = films.identitiesOf([...filmIds]);
    return writeFile(task.to, writeArtefact(toPortable(content, (id) => described.get(id) ?? null)));
  } finally {
    store.close();
  }
}

function writeFile(path: string, bytes: Uint8Array): WrittenFile {
  writeFileSync(path, bytes, { flag: "wx", mode: 0o600, flush: true });
  return { sizeBytes: bytes.byteLength, checksum: checksumOf(bytes) };
}
