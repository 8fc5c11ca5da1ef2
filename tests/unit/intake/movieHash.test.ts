import { expect, test } from "vitest";
import { movieHash, type ReadableAt } from "../../../src/intake/fingerprint/movieHash.ts";

function aFile(bytes: Buffer): ReadableAt {
  return {
    async read(buffer, offset, length, position) {
      return { bytesRead: bytes.copy(buffer, offset, position, position + length) };
    },
  };
}

const SIZE = 200_000;

test("an empty film has its size as its hash, and the words of both ends are added to it", async () => {
  const bytes = Buffer.alloc(SIZE);
  expect(await movieHash(aFile(bytes), SIZE)).toBe("0000000000030d40");
  bytes.writeBigUInt64LE(1n, 8);
  bytes.writeBigUInt64LE(2n, SIZE - 8);
  bytes[100_000] = 7;
  expect(await movieHash(aFile(bytes), SIZE)).toBe("0000000000030d43");
});

test("the sum wraps around at 64 bits", async () => {
  const bytes = Buffer.alloc(SIZE);
  bytes.writeBigUInt64LE(0xffff_ffff_ffff_ffffn, 0);
  bytes.writeBigUInt64LE(2n, SIZE - 8);
  expect(await movieHash(aFile(bytes), SIZE)).toBe("0000000000030d41");
});

test("a file that is too short, or became shorter, has none", async () => {
  expect(await movieHash(aFile(Buffer.alloc(1_000)), 1_000)).toBeNull();
  expect(await movieHash(aFile(Buffer.alloc(1_000)), SIZE)).toBeNull();
});
