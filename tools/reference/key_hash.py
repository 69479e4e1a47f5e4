"""The key of KeyHashTest, computed without Assay: python3 tools/reference/key_hash.py"""

import hashlib
import struct


def word(kind, value):
    return kind.encode() + struct.pack(">q", value)


def text(value):
    content = value.encode("utf-8")
    return word("s", len(content)) + content


def number(value):
    return b"d" + struct.pack(">d", value)


parts = text("sample") + text("modèle") + word("i", 7)
parts += word("l", 2) + number(1.5) + word("b", 1)
print(hashlib.sha256(parts).hexdigest())
