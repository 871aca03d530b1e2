#!/usr/bin/env python3
"""Makes data/srgb.icc: the colour space of every number in our PDFs, as PDF/A asks.

An ICC profile of version 2 (ICC.1:2001-04): three primaries, one tone curve, under 1 KB.
Numbers: IEC 61966-2-1, the primaries adapted to D50 by Bradford's method.
usage: data/make_srgb.py > data/srgb.icc
"""
import struct
import sys

POINTS = 256  # of the tone curve; between them readers interpolate
WHITE = (0.9642, 1.0, 0.8249)
RED = (0.43607, 0.22249, 0.01392)
GREEN = (0.38515, 0.71687, 0.09708)
BLUE = (0.14307, 0.06061, 0.71410)


def s15_fixed16(value):
    return struct.pack(">i", round(value * 65536))


def xyz(values):
    return b"".join(s15_fixed16(v) for v in values)


def xyz_tag(values):
    return b"XYZ \0\0\0\0" + xyz(values)


def text_tag(text):
    return b"text\0\0\0\0" + text.encode("ascii") + b"\0"


def description_tag(text):
    ascii_text = text.encode("ascii") + b"\0"
    no_unicode_no_script = bytes(4 + 4 + 2 + 1 + 67)
    return (b"desc\0\0\0\0" + struct.pack(">I", len(ascii_text)) + ascii_text
            + no_unicode_no_script)


def light(signal):
    if signal <= 0.04045:
        return signal / 12.92
    return ((signal + 0.055) / 1.055) ** 2.4


def curve_tag():
    values = [round(light(i / (POINTS - 1)) * 65535) for i in range(POINTS)]
    return b"curv\0\0\0\0" + struct.pack(">I%dH" % POINTS, POINTS, *values)


def profile():
    parts = [
        ((b"desc",), description_tag("sRGB")),
        ((b"cprt",), text_tag("Public domain")),
        ((b"wtpt",), xyz_tag(WHITE)),
        ((b"rXYZ",), xyz_tag(RED)),
        ((b"gXYZ",), xyz_tag(GREEN)),
        ((b"bXYZ",), xyz_tag(BLUE)),
        ((b"rTRC", b"gTRC", b"bTRC"), curve_tag()),
    ]
    n_tags = sum(len(names) for names, _ in parts)
    offset = 128 + 4 + 12 * n_tags
    table, body = struct.pack(">I", n_tags), b""
    for names, data in parts:
        for name in names:
            table += name + struct.pack(">II", offset + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    header = struct.pack(">I4xI4s4s4s6H4s4x4x4x4x8xI", offset + len(body), 0x02100000,
                         b"mntr", b"RGB ", b"XYZ ", 2026, 1, 1, 0, 0, 0, b"acsp", 0)
    header += xyz(WHITE)
    return header + bytes(128 - len(header)) + table + body


sys.stdout.buffer.write(profile())
