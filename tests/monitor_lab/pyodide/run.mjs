// Run a Python script in Pyodide: node run.mjs SCRIPT WHEEL...   Wheels are unpacked in the order given.
import fs from "node:fs";
import { loadPyodide } from "pyodide";

const [script, ...wheels] = process.argv.slice(2);
const python = await loadPyodide({ stdout: (line) => process.stdout.write(line + "\n") });
for (const wheel of wheels) {
  if (wheel.includes("monitor_lab")) python.unpackArchive(new Uint8Array(fs.readFileSync(wheel)), "wheel");
  else await python.loadPackage(wheel, { checkIntegrity: false, messageCallback: () => {} });
}
python.runPython(fs.readFileSync(script, "utf8"));
