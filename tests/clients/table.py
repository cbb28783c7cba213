"""Whether a spreadsheet read a CSV file as the same table, with no formula run.
usage: table.py CSV WHAT-THE-SPREADSHEET-SAVED"""
import csv
import sys

ours, theirs = [list(csv.reader(open(path, encoding="utf-8", newline=""))) for path in sys.argv[1:]]
wrong = []
if [len(row) for row in ours] != [len(row) for row in theirs]:
    wrong.append(f"{len(ours)} rows became {len(theirs)}, or their columns others")
text = ours[0].index("text")
for left, right in zip(ours, theirs):
    if left[text].replace("\n", " ") != right[text].replace("\n", " "):
        wrong.append(f"{left[text]!r} became {right[text]!r}")
    wrong += [f"a formula was run: {cell}" for cell in right if cell.startswith(("#", "Err:"))]
print("\n".join(wrong))
sys.exit(bool(wrong))
