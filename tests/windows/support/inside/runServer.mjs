// Runs the built web host inside Wine. Usage: node.exe runServer.mjs <server.js> <log file> <stop file>
// Console handles do not work there, so everything said goes to the log file; signals do not arrive, so a file that
// appears is equivalent to Ctrl+C.
import fs from "node:fs";
import net from "node:net";
import { pathToFileURL } from "node:url";

const [, , program, logFile, stopFile] = process.argv;
const log = fs.openSync(logFile, "a");
const write = (text) => {
  fs.writeSync(log, String(text));
  return true;
};
process.stdout.write = write;
process.stderr.write = write;
console.log = (...words) => write(`${words.join(" ")}\n`);
console.error = (...words) => write(`${words.map((word) => word?.stack ?? word).join(" ")}\n`);

// Node 24 has it; what it does is this.
fs.Dir.prototype[Symbol.asyncDispose] ??= function close() {
  return this.close();
};

// Wine 8 does not know the socket option that Node sets here for each `fetch`, and refuses the connection.
net.Socket.prototype.setKeepAlive = function setKeepAlive() {
  return this;
};

setInterval(() => {
  if (fs.existsSync(stopFile)) process.emit("SIGINT");
}, 100).unref();

await import(pathToFileURL(program).href);
