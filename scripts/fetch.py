"""``fetch.py URL FILE``: fetch into a file. What is not there (404) leaves no file, other failures end with 1."""

import sys
import urllib.error
import urllib.request
from pathlib import Path

url, file = sys.argv[1:]
try:
    with urllib.request.urlopen(url, timeout=30) as answer:
        Path(file).write_bytes(answer.read())
except urllib.error.HTTPError as error:
    sys.exit(0 if error.code == 404 else f"{url}: {error}")
except OSError as error:
    sys.exit(f"{url}: {error}")
