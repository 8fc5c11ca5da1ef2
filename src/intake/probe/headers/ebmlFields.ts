import { readElement } from "../../container/ebml.ts";

const MAX_ELEMENTS = 256;

/** Elements by id, the last of each. */
export type Fields = ReadonlyMap<number, Buffer>;

export function fieldsOf(parent: Buffer): Fields {
  return new Map(children(parent));
}

export function* children(parent: Buffer): Generator<[id: number, content: Buffer]> {
  let offset = 0;
  for (let count = 0; count < MAX_ELEMENTS && offset < parent.length; count++) {
    const element = readElement(parent, offset);
    if (!element || element.size === null) return;
    const start = offset + element.headerBytes;
    yield [element.id, parent.subarray(start, start + element.size)];
    offset = start + element.size;
  }
}

export function numberIn(fields: Fields, id: number): number | null {
  const content = fields.get(id);
  return content && content.length > 0 && content.length <= 6 ? content.readUIntBE(0, content.length) : null;
}

export function textIn(fields: Fields, id: number): string | null {
  const content = fields.get(id)?.toString("utf8").replaceAll("\0", "");
  return content ? content : null;
}
