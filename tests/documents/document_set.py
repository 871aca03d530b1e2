#!/usr/bin/env python3
"""Writes the inputs of the document set and prints its runs, one to a line: the name of the
directory that it writes to, then the arguments of `rung report`. Each layout there is meets
every kind of input, script, size, page and logo.

usage: document_set.py DIRECTORY LAYOUT... [-- OPTION...]     OPTION: in every run"""
import base64, copy, json, pathlib, shlex, struct, sys, zlib

SAMPLE = pathlib.Path("data/samples/payments")

# --- inputs -----------------------------------------------------------------------------

SCRIPTS = {  # an entity, an organisation and a resource's name in each
    "latin": ("Überfällige Zahlungsströme", "Ångström & Łódź Bank", "çağrı-işleme"),
    "greek": ("Πλατφόρμα Πληρωμών", "Βόρεια Τράπεζα", "πληρωμή"),
    "cyrillic": ("Платёжная платформа", "Северный банк", "платёж"),
    "arabic": ("منصة المدفوعات", "بنك الشمال", "دفع"),
    "hebrew": ("פלטפורמת תשלומים", "בנק הצפון", "תשלום"),
    "devanagari": ("भुगतान मंच", "उत्तर बैंक", "भुगतान"),
    "thai": ("แพลตฟอร์มการชำระเงิน", "ธนาคารเหนือ", "ชำระเงิน"),
    "chinese": ("支付平台", "北风银行", "支付"),  # drawn as boxes where no font is installed
    "mixed": ("Payments منصة Zahlungen תשלומים 支付 🙂", "A\u00adB\u200bC", "a\u0301e\u0308"),
    "overrides": ("safe\u202egnp.exe", "left\u2067alone", "in\u2066voice\u2069s\u2069"),
}


def records(n, name="worker"):
    """n findings of Prowler on as many functions, in the shape of the sample's."""
    pattern = json.loads((SAMPLE / "prowler.ocsf.json").read_text())
    for i in range(n):
        record = copy.deepcopy(pattern[i * 7 % len(pattern)])
        arn = f"arn:aws:lambda:eu-west-1:111122223333:function:{name}-{i // 4:05}"
        record["finding_info"]["uid"] = f"prowler-{i}"
        for resource in record["resources"]:
            resource["name"], resource["uid"] = f"{name}-{i // 4:05}", arn
        yield record


def answers(entity, organisation):
    written = json.loads((SAMPLE / "answers.json").read_text())
    return written | {"entity": entity, "organisation": organisation}


def write_inputs(directory):
    """Names of inputs, each with its files."""
    inputs = {"payments": [SAMPLE]}
    for file in sorted(SAMPLE.glob("*.json")):
        if file.name not in ("owners.json", "waivers.json"):
            inputs[file.stem.split(".")[0]] = [file]
    inputs["delivery"] = ["data/samples/delivery", SAMPLE / "answers.json"]
    made = {"nothing": [[]]}
    made["one_record"] = [list(records(1))]
    made["300_records"] = [list(records(300))]
    made["3000_records"] = [list(records(3000))]
    made["long_words"] = [list(records(9, "w" * 800)), answers("E" * 190, "O " * 90)]
    for script, (entity, organisation, name) in SCRIPTS.items():
        made[script] = [answers(entity, organisation), list(records(8, name))]
    for name, documents in made.items():
        inputs[name] = []
        for i, document in enumerate(documents):
            path = directory / f"{name}-{i}.json"
            path.write_text(json.dumps(document, ensure_ascii=False))
            inputs[name].append(path)
    return inputs


# --- logos ------------------------------------------------------------------------------

JPEG = """
/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBan
GQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSk
pKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAQADADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAA
AAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAQF/8QAFBEBAAAAAAAA
AAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AjAaKQAAAB//Z
"""

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 60">
<g transform="translate(30 30) rotate(15)"><circle r="26" fill="#1F5FBF"/>
<path d="M0-20a20 20 0 0 1 17.3 30L-17.3-10A20 20 0 0 1 0-20z" fill="white"/></g>
<rect x="70" y="14" width="160" height="14" rx="4"/>
<path d="M70 44q10-12 20 0t20 0 20 0 20 0" fill="none" stroke="teal" stroke-width="4"/>
</svg>
"""


def png(columns, rows, colour, pixel):
    """A PNG of 8 bits whose pixels are `pixel(x, y)`."""

    def chunk(name, data):
        crc = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + crc

    lines = b"".join(
        b"\0" + b"".join(bytes(pixel(x, y)) for x in range(columns)) for y in range(rows)
    )
    head = struct.pack(">IIBBBBB", columns, rows, 8, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(lines))
        + chunk(b"IEND", b"")
    )


def write_logos(directory):
    fade = lambda x, y: (31, 95, 191, 255 * x // 119)
    logos = {
        "opacity.png": png(120, 40, 6, fade),
        "grey.png": png(40, 120, 0, lambda x, y: (2 * y,)),
        "wide.png": png(900, 10, 2, lambda x, y: (x % 256, 80, 90)),
        "photo.jpg": base64.b64decode(JPEG),
        "drawing.svg": SVG.encode(),
    }
    for name, data in logos.items():
        (directory / name).write_bytes(data)
    return [directory / name for name in logos]


# --- layouts on other paper ---------------------------------------------------------------


def write_layouts(directory, names):
    """The layouts on other paper; a small page takes no limit of pages."""
    paper = {"letter": ("Letter", "portrait"), "a5": ("A5", "portrait"), "wide": ("A4", "landscape")}
    for label, (size, turn) in paper.items():
        files = []
        for name in names:
            layout = json.loads(pathlib.Path(f"layouts/{name}.json").read_text())
            layout["page"] |= {"size": size, "orientation": turn}
            if label != "letter":
                layout["page"].pop("max_pages", None)
            path = directory / f"{label}-{name}.json"
            path.write_text(json.dumps(layout | {"name": f"{name}-{label}"}))
            files.append(path)
        yield label, files


def write_long_titles(directory, names):
    """The layouts with titles of 4,000 characters; half of each is one word."""
    title = ("Held back by permissions and secrets " * 60)[:2000] + "W" * 2000
    for name in names:
        layout = json.loads(pathlib.Path(f"layouts/{name}.json").read_text())
        layout["page"].pop("max_pages", None)
        for section in layout["sections"]:
            section |= {"title": title, "bookmark": title}
        path = directory / f"titles-{name}.json"
        path.write_text(json.dumps(layout | {"name": f"{name}-titles"}))
        yield path


# --- runs -------------------------------------------------------------------------------


def main(directory, layouts, options):
    directory = pathlib.Path(directory)
    directory.mkdir(parents=True, exist_ok=True)

    def run(name, inputs, used, *more):
        words = [name, *map(str, inputs), *options, *map(str, more)]
        for layout in used:
            words += ["--layout", str(layout)]
        print(shlex.join(words))

    # What a logo or a sheet of paper does to a page it does to all that are made alike.
    few = [name for name in layouts if name in ("executive", "full", "onepage")]
    for name, inputs in write_inputs(directory).items():
        # Words without end do not fit on one sheet, and rung says so instead.
        run(name, inputs, [l for l in layouts if (name, l) != ("long_words", "onepage")])
    for logo in write_logos(directory):
        run(f"logo-{logo.name}", [SAMPLE], few, "--logo", logo)
    run("logo-arabic", [directory / "arabic-0.json"], few, "--logo", directory / "opacity.png")
    titled = list(write_long_titles(directory, layouts))
    run("titles", [directory / "one_record-0.json"], titled)
    for label, files in write_layouts(directory, few):
        run(f"paper-{label}", [SAMPLE], files, "--logo", directory / "drawing.svg")


if __name__ == "__main__":
    words = sys.argv[2:]
    cut = words.index("--") if "--" in words else len(words)
    main(sys.argv[1], words[:cut], words[cut + 1 :])
