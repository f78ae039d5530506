"""Pictures for the benchmark, made from a number alone: no file to keep, no library to install."""

import struct
import zlib

WIDTH, HEIGHT = 960, 640


def render_picture(number: int) -> bytes:
    """A PNG of ``WIDTH`` × ``HEIGHT``: coloured slopes with a little grain, different for each ``number``."""
    rows = bytearray()
    for y in range(HEIGHT):
        rows.append(0)  # PNG, 9.2: no filter for this row
        red = (number * 53 + y // 4) % 256
        row = bytearray()
        for x in range(0, WIDTH, 4):
            green = (number * 97 + x // 5 + (x * y) % 7) % 256
            row += bytes((red, green, 255 - red)) * 4
        rows += row
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    chunks = (_chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(bytes(rows), 6)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
