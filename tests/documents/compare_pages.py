#!/usr/bin/python3
"""Compares two pictures of a page. Prints how much of the page differs, in parts of a
thousand; where that is more than LIMIT it writes DIFFERENCE, in which what only FIRST has
is red and what only SECOND has is blue, and ends with status 1.

Two renderers put letters and thin lines on the grid of pixels in their own ways. So both
pictures are blurred by a pixel, and a pixel differs when it is darker or lighter than all
nine about the same place in the other picture, by an eighth of the way from white to black.

usage: compare_pages.py [--halved] LIMIT FIRST SECOND DIFFERENCE
       compare_pages.py --keep PICTURE REFERENCE     the picture as a reference: 16 greys"""
import sys
from PIL import Image, ImageChops, ImageFilter

VISIBLE = 32
STEP = 17  # between one of 16 greys and the next


def grey(path):
    return Image.open(path).convert("L")


def keep(picture, reference):
    numbers = grey(picture).point(lambda value: (value + STEP // 2) // STEP)
    numbers.putpalette([grey for i in range(16) for grey in [i * STEP] * 3])
    numbers.save(reference, bits=4, optimize=True)


def strays(a, b):
    """How far each pixel of a lies outside of what b has about its place."""
    darker = ImageChops.subtract(b.filter(ImageFilter.MinFilter(3)), a)
    lighter = ImageChops.subtract(a, b.filter(ImageFilter.MaxFilter(3)))
    return ImageChops.lighter(darker, lighter)


def compare(limit, first, second, out, factor=1):
    a, b = (grey(path).reduce(factor) for path in (first, second))
    if abs(a.width - b.width) > 1 or abs(a.height - b.height) > 1:
        sys.exit(f"{first}: {a.width}×{a.height}, {second}: {b.width}×{b.height} pixels")
    size = (0, 0, min(a.width, b.width), min(a.height, b.height))
    a, b = a.crop(size), b.crop(size)
    c, d = (image.filter(ImageFilter.BoxBlur(1)) for image in (a, b))
    histogram = ImageChops.lighter(strays(c, d), strays(d, c)).histogram()
    share = 1000 * sum(histogram[VISIBLE:]) / (a.width * a.height)
    print(f"{share:.2f} ‰ differ")
    if share > limit:
        Image.merge("RGB", (b, ImageChops.darker(a, b), a)).save(out)
        sys.exit(f"more than {limit} ‰: see {out}")


if sys.argv[1] == "--keep":
    keep(*sys.argv[2:])
elif sys.argv[1] == "--halved":
    compare(float(sys.argv[2]), *sys.argv[3:], factor=2)
else:
    compare(float(sys.argv[1]), *sys.argv[2:])
