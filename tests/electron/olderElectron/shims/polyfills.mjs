// What the pinned Electron has and Electron 33 (Node 20.18) lacks.
import { Dir } from "node:fs";
import { Worker } from "node:worker_threads";
import { safeStorage } from "electron";

safeStorage.isAsyncEncryptionAvailable ??= async () => safeStorage.isEncryptionAvailable();
safeStorage.encryptStringAsync ??= async (text) => safeStorage.encryptString(text);
safeStorage.decryptStringAsync ??= async (bytes) => ({
  result: safeStorage.decryptString(bytes),
  shouldReEncrypt: false,
});

Dir.prototype[Symbol.asyncDispose] ??= async function close() {
  try {
    await this.close();
  } catch (error) {
    if (error.code !== "ERR_DIR_CLOSED") throw error;
  }
};
process.threadCpuUsage ??= process.cpuUsage;
Worker.prototype.cpuUsage ??= async () => ({ user: 0, system: 0 });
