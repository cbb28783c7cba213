"""Holds the files that schema.js wrote against the schema by python3-jsonschema.
usage: schema.py SCHEMA FOLDER"""
import json
import pathlib
import sys

import jsonschema

schema = json.load(open(sys.argv[1]))
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
wrong = 0
for path in sorted(pathlib.Path(sys.argv[2]).glob("*.json")):
    is_good = path.name.endswith(".good.json")
    if validator.is_valid(json.load(open(path))) != is_good:
        print(f"{path.name}: {'refused' if is_good else 'let through'}")
        wrong += 1
sys.exit(wrong > 0)
