"""Holds the JSON Schema of `export schema` against what `check` says of the same files: a dossier with
every field, and of each field faulty copies. A file in which check finds an error of shape must be
refused, and none in which it finds no error.
usage: shapes.py PRECIS FOLDER"""
import concurrent.futures
import copy
import json
import os
import pathlib
import subprocess
import sys

import jsonschema

precis, work = sys.argv[1], pathlib.Path(sys.argv[2])

SHAPE = {"wrong-type", "bad-value", "bad-date", "bad-id", "missing-field", "schema-version",
         "unknown-field"}

FILES = {
    "content/dossier.yaml": {
        "precis": 1, "id": "sound", "title": "The Sound", "description": "D", "language": "en",
        "as-of": "2031-04", "bottom-line": "B",
        "corridors": {"name": "fairways", "one": "fairway", "statuses": ["planned", "dug"]}},
    "content/actors.yaml": [
        {"id": "board", "name": "Board", "aliases": ["the board"], "kind": "organisation",
         "part-of": "port", "wikidata": "Q1", "note": "N"},
        {"id": "port", "name": "Port", "kind": "organisation"}],
    "content/corridors.yaml": [
        {"id": "north", "name": "North Fairway", "aliases": ["the north"], "modes": ["sea"],
         "route": [{"place": "Eastport", "country": "Coastland", "status": "dug", "border": False},
                   {"place": "Westport", "country": "Merrow", "border": True}],
         "backers": ["port"], "opponents": ["board"], "wikidata": "Q2", "note": "N"}],
    "themes/depth.yaml": {
        "precis": 1, "id": "depth", "name": "Depth", "order": 1, "color": "cyan", "definition": "D",
        "includes": ["I"], "excludes": ["E"],
        "synthesis": [{"text": "T", "cites": ["quiet#dug"]}], "gaps": ["G"]},
    "content/briefs/old.yaml": {
        "precis": 1, "id": "old", "bottom-line": "B",
        "source": {"type": "report", "title": "Old", "issued": "2030"},
        "key-points": [{"id": "dry", "text": "T", "kind": "event", "themes": ["depth"],
                        "paragraphs": [1]}],
        "events": [{"id": "begun", "date": "2030-01", "text": "T", "paragraphs": [1]}]},
    "content/briefs/quiet.yaml": {
        "precis": 1, "id": "quiet",
        "source": {
            "type": "report", "title": "Quiet", "title-note": "N",
            "author": [{"family": "Okafor", "given": "Ada", "dropping-particle": "van",
                        "non-dropping-particle": "de", "suffix": "Jr.", "comma-suffix": True,
                        "static-ordering": False},
                       {"literal": "Port Office"}],
            "container-title": "C", "container-title-short": "C", "publisher": "P", "volume": "1",
            "issue": "2", "issued": "2031-04~", "issued-note": "N", "language": "en",
            "URL": "https://a.example/", "document": "quiet.txt", "document-digest": "v1.AAAA",
            "note": "N"},
        "bottom-line": "B",
        "key-points": [
            {"id": "dug", "text": "T", "kind": "forecast", "themes": ["depth"], "paragraphs": [1, 2],
             "importance": 3, "voice": ["board", {"text": "a pilot"}], "likelihood": "likely",
             "likelihood-by": "curator", "calculation": "C", "printed-as": "P"}],
        "actors": [{"actor": "board", "role": "R", "stance": "S", "paragraphs": [1]}],
        "corridors": [{"corridor": "north", "status": "dug", "text": "T", "paragraphs": [1]}],
        "events": [{"id": "opened", "date": "2031-01-02", "text": "T", "importance": 1,
                    "themes": ["depth"], "paragraphs": [1], "calculation": "C", "printed-as": "P",
                    "same-as": ["old#begun"]}],
        "figures": [{"label": "L", "value": 1.5, "unit": "m", "as-of": "2031", "paragraphs": [1],
                     "calculation": "C", "printed-as": "P"}],
        "open-questions": [{"id": "who", "text": "T", "themes": ["depth"], "paragraphs": [1],
                            "asked-by": "article"}],
        "notes": [{"text": "T", "paragraphs": [1], "points": ["dug", "source"]}],
        "not-article": [{"paragraphs": [3], "reason": "R"}],
        "cross-references": [{"point": "dug", "relation": "updates", "to": "old#dry", "note": "N"}]},
}

OTHERS = [{"x": 1}, {}, [], ["x"], "two words", "", "x" * 70, -1, 0, 4, 1.5, 10**7, True, None, "2031-13",
          "a#b#c", "#12", "ftp://a"]


def paths(value, at=()):
    yield at, value
    items = value.items() if isinstance(value, dict) else \
        enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from paths(item, at + (key,))


def put(root, at, value):
    root = copy.deepcopy(root)
    if not at:
        return value
    parent = root
    for key in at[:-1]:
        parent = parent[key]
    if value is KeyError:
        del parent[at[-1]]
    else:
        parent[at[-1]] = value
    return root


def faulty(root):
    """Each copy with one thing changed, and what that is."""
    for at, value in paths(root):
        for other in OTHERS if at else [{}, "two words", 4]: # a list is another kind of file
            if other != value or type(other) is not type(value):
                yield f"{at} = {other!r}", put(root, at, other)
        if at and isinstance(at[-1], str):
            yield f"{at} is missing", put(root, at, KeyError)
        if isinstance(value, dict):
            yield f"{at} has more", put(root, at, {**value, "banana": 1})
        if isinstance(value, list):
            yield f"{at} is empty", put(root, at, [])


def write(folder, name, value):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def check(folder, path):
    said = subprocess.run([precis, "-d", folder, "check", "--format", "json", path],
                          capture_output=True, text=True, check=False)
    return [message for message in json.loads(said.stdout)
            if os.path.samefile(message["file"], path)
            and (message["rule"] in SHAPE or message["severity"] == "error")]


def try_file(number, name):
    """What is not the same by both, of one file and its copies."""
    folder = work / f"shapes-{number}"
    for other, value in FILES.items():
        path = write(folder, other, value)
        if name == other:
            target = path
    (folder / "articles").mkdir(exist_ok=True)
    wrong, count = [], 0
    for what, value in [("as it is", FILES[name]), *faulty(FILES[name])]:
        write(folder, name, value)
        messages = check(folder, target)
        of_shape = [message["text"] for message in messages if message["rule"] in SHAPE]
        count += 1
        is_empty = what.endswith("= None")  # is refused, and check takes it for absent
        if validator.is_valid(value) and of_shape:
            wrong.append(f"{name}: {what}: let through; check: {of_shape[0]}")
        if not validator.is_valid(value) and not messages and not is_empty:
            wrong.append(f"{name}: {what}: refused, and check has nothing")
    return count, wrong


def fields_of(node):
    if isinstance(node, dict):
        yield from node.get("properties", {})
        for item in node.values():
            yield from fields_of(item)
    elif isinstance(node, list):
        for item in node:
            yield from fields_of(item)


for name, value in FILES.items():
    write(work / "shapes", name, value)
schema = json.loads(subprocess.run([precis, "-d", work / "shapes", "export", "schema"],
                                   capture_output=True, check=True).stdout)
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
used = {key for root in FILES.values() for at, _ in paths(root) for key in at if isinstance(key, str)}
wrong = [f"the field {name} is not tried" for name in sorted(set(fields_of(schema)) - used)]
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    results = list(pool.map(try_file, range(len(FILES)), FILES))
for _, found in results:
    wrong += found
print("\n".join(wrong))
print(sum(count for count, _ in results), "files")
sys.exit(bool(wrong))
