"""Reads a Curvecast result with numpy alone; without a file, asks the command line for one."""
import json, subprocess, sys
import numpy as np

if len(sys.argv) > 1:  # python load.py result.npz
    result = np.load(sys.argv[1])
    print("theory:", json.loads(result["spec.json"].item())["theory"])
    for name in result.files:
        print(f"{name}: {result[name].dtype} {result[name].shape}")
else:
    call = subprocess.run(["npx", "curvecast", "run", "linear-exact", "--json"], stdout=subprocess.PIPE, check=True)
    result = json.loads(call.stdout)
    for part in result["parts"]:
        for name, series in part["dataset"]["series"].items():
            values = np.array(series["values"], float) if "values" in series else series["labels"]
            print(part["label"], name, values)
