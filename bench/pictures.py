"""Pictures for the benchmark, made from a number alone: no file to keep, no library to install."""

import struct
import zlib

WIDTH, HEIGHT = 960, 640


def render_picture(number: int) -> bytes:
    """A PNG of ``WIDTH`` × ``HEIGHT``: coloured slopes with a little grain, different for each ``number``."""
    # Greens repeat with every seventh row, as only its number modulo 7 counts.
    greens = [
        b"".join(bytes(((number * 97 + x // 5 + (x * y) % 7) % 256,)) * 4 for x in range(0, WIDTH, 4)) for y in range(7)
    ]
    rows, row = bytearray(), bytearray(WIDTH * 3)
    for y in range(HEIGHT):
        red = (number * 53 + y // 4) % 256
        row[0::3], row[1::3], row[2::3] = bytes((red,)) * WIDTH, greens[y % 7], bytes((255 - red,)) * WIDTH
        rows += b"\0" + row  # PNG, 9.2: no filter for this row
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    chunks = (_chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(bytes(rows), 6)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
