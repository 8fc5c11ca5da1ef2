// Opens a file without sharing it with other programs. Usage: node.exe holdOpen.mjs <file> <ready> <release>
// It signals that it holds the file by creating the second file, and closes it when the third appears.
import fs from "node:fs";

// libuv's UV_FS_O_EXLOCK: CreateFile without FILE_SHARE_READ, FILE_SHARE_WRITE and FILE_SHARE_DELETE.
const SHARED_WITH_NOBODY = 0x10000000;

const [, , file, ready, release] = process.argv;
const descriptor = fs.openSync(file, fs.constants.O_RDONLY | SHARED_WITH_NOBODY);
fs.writeFileSync(ready, "");
setInterval(() => {
  if (!fs.existsSync(release)) return;
  fs.closeSync(descriptor);
  process.exit();
}, 50);
