"""Looks for the lines of one file in another, blanks aside.
usage: seen.py [--plain] EXPECTED FILE
--plain leaves aside what OT1 draws from pieces: accents, strokes and underscores."""
import re
import sys
import unicodedata


def strip(text, is_plain):
    if is_plain:
        text = text.translate(str.maketrans("ıłŁ", "ilL", "_"))
        text = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in text if not unicodedata.combining(c))
        text = re.sub("[\u00a8\u00b4`\u02c6\u02dc\u02c7\u02d8\u02d9\u02da\u00b8\u02db^~'\u2019\u2018\u0131]", "", text)
    else:
        text = unicodedata.normalize("NFC", text)
    return re.sub(r"\s+", "", text)


is_plain = sys.argv[1] == "--plain"
expected, found = sys.argv[1 + is_plain:]
text = strip(open(found, encoding="utf-8").read(), is_plain)
missing = [line for line in open(expected, encoding="utf-8").read().splitlines()
           if line.strip() and strip(line, is_plain) not in text]
for line in missing:
    print("not there:", line)
sys.exit(bool(missing))
