#!/usr/bin/env python3
"""Compares data/schemas/layout.schema.json with the words that rung knows, as
`rung layout vocabulary --json` prints them. With --write the schema is brought up to date.
usage: layout_schema.py VOCABULARY SCHEMA [--write]"""
import json
import sys

MEMBERS = {
    "max": {"$ref": "#/$defs/max", "description": "How many rows at most; the rest is named."},
    "groups": {"$ref": "#/$defs/max", "description": "How many groups at most; the rest is counted."},
    "fit": {"type": "boolean", "description": "Gives up rows until the report fits max_pages."},
    "markdown": {"type": "string", "minLength": 1,
                 "description": "The words, in Markdown; names such as {entity} are filled in."},
    "file": {"type": "string", "minLength": 1,
             "description": "A Markdown file, looked for beside the layout."},
    "text": {"type": "string", "minLength": 1, "description": "The words."},
}
COMMON = {
    "span": {"$ref": "#/$defs/span", "description": "Width in twelfths of the page."},
    "when": {"$ref": "#/$defs/when",
             "description": "When the block stands; left out, whenever it has something to say."},
    "title": {"$ref": "#/$defs/title", "description": "Heading above the block."},
    "$comment": {"$ref": "#/$defs/comment", "description": "A note for readers of the layout."},
}


def of(block):
    if block["takes"] == "of, a list":
        return {"type": "array", "items": {"enum": block["of"], "description": "One of them."},
                "minItems": 1, "maxItems": 8, "description": "What it shows, in order."}
    return {"enum": block["of"], "description": "What it shows."}


def schema_of(block):
    members = {"block": {"const": block["name"], "description": block["what"]}}
    for name in filter(None, block["members"].split(",")):
        members[name] = of(block) if name == "of" else MEMBERS[name]
    required = ["block"] + (["of"] if block["takes"] in ("of", "of, a list") else [])
    return {"type": "object", "description": block["what"], "properties": {**members, **COMMON},
            "required": required, "additionalProperties": False}


def brought_up_to_date(schema, known):
    schema = json.loads(json.dumps(schema))
    defs = schema["$defs"]
    defs["block"]["oneOf"] = [schema_of(block) for block in known["blocks"]]
    defs["when"]["enum"] = [way + word for word in known["when"] for way in ("", "not-")]
    defs["section"]["properties"]["each"]["enum"] = known["each"]
    defs["section"]["properties"]["order"]["enum"] = known["order"]
    defs["title"]["anyOf"][1]["enum"] = ["finding:" + name for name in known["findings"]]
    defs["length"]["pattern"] = r"^[0-9]+(\.[0-9]*)?(" + "|".join(known["units"]) + ")$"
    schema["properties"]["page"]["properties"]["size"]["anyOf"][0]["enum"] = known["sizes"]
    return schema


def main():
    known = json.load(open(sys.argv[1], encoding="utf-8"))
    schema = json.load(open(sys.argv[2], encoding="utf-8"))
    wanted = brought_up_to_date(schema, known)
    if sys.argv[3:] == ["--write"]:
        with open(sys.argv[2], "w", encoding="utf-8") as out:
            out.write(json.dumps(wanted, indent=2) + "\n")
    elif wanted != schema:
        sys.exit("the schema and `rung layout vocabulary` differ; "
                 "layout_schema.py VOCABULARY SCHEMA --write settles it")


main()
