import { arrayName } from '../../artifacts/npz.js';
import type { Spec } from '../../artifacts/spec.js';

/** What the script reads first: a part of the result and two of its series. */
export interface Reads {
  part: string;
  x: string;
  y: string;
}

/** A Python script that runs the spec with the command line and reads its numbers with numpy. @param flags further ones of `run`. */
export function pythonScript(spec: Spec, { part, x, y }: Reads, flags: string[] = []): string {
  // An apostrophe would end Python's raw string; JSON may write it as an escape.
  const json = JSON.stringify(spec, null, 1).replaceAll("'", '\\u0027');
  return `"""Runs a Curvecast experiment and reads its numbers with numpy."""
import json, pathlib, subprocess, tempfile
import numpy as np

spec = json.loads(r'''${json}''')
folder = pathlib.Path(tempfile.mkdtemp())
(folder / "spec.json").write_text(json.dumps(spec))
command = ["npx", "curvecast", "run", spec["theory"], str(folder / "spec.json"), "--out", str(folder / "result")${flags.map((flag) => `, ${JSON.stringify(flag)}`).join('')}]
code = subprocess.run(command).returncode  # 1: theory and training disagree
if code > 1:
    raise SystemExit(code)
result = np.load(folder / "result" / "result.npz")
${variable(x)}, ${variable(y)} = result["${arrayName(part, x)}"], result["${arrayName(part, y)}"]
print("${y}", ${variable(y)}.shape, "beside", len(result.files) - 1, "other arrays: result.files")
`;
}

function variable(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/\W/g, '_');
}
