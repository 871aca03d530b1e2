#!/usr/bin/env python3
"""Compares data/schemas/layout.schema.json with the words that rung knows, as
`rung layout vocabulary --json` prints them. With --write the schema is brought up to date.
usage: layout_schema.py VOCABULARY SCHEMA [--write]"""
import json
import sys

MEMBERS = {
    "max": {"$ref": "#/$defs/max", "description": "How many rows at most; the rest is named."},
    "groups": {"$ref": "#/$defs/max", "description": "How many groups at most; the rest is counted."},
    "markdown": {"type": "string", "minLength": 1,
                 "description": "The words, in Markdown; names such as {entity} are filled in."},
    "file": {"type": "string", "minLength": 1,
             "description": "A Markdown file, looked for beside the layout."},
    "text": {"type": "string", "minLength": 1, "description": "The words."},
    "caption": {"type": "string", "minLength": 1, "description": "Words below the image."},
    "classification": {"type": "string", "minLength": 1,
                       "description": "Who may read it, such as Confidential."},
    "alt": {"type": "string", "minLength": 1,
            "description": "What the image shows, for those who do not see it."},
    "width": {"$ref": "#/$defs/span", "description": "Width in twelfths of its place."},
    "height": {"$ref": "#/$defs/length", "description": "How much room."},
    "columns": {"type": "integer", "minimum": 2, "maximum": 3, "description": "How many; two when left out."},
    "blocks": {"type": "array", "items": {"$ref": "#/$defs/block", "description": "A block."},
               "description": "What flows through the columns, in order."},
}
COMMON = {
    "span": {"$ref": "#/$defs/span", "description": "Width in twelfths of the page."},
    "when": {"$ref": "#/$defs/when",
             "description": "When the block stands; left out, whenever it has something to say."},
    "title": {"$ref": "#/$defs/title", "description": "Heading above the block."},
    "fit": {"type": "boolean",
            "description": "Gives up rows, then itself, until the report fits max_pages."},
    "empty": {"type": "string", "minLength": 1,
              "description": "What stands there when there is nothing: words, or say for the block's own."},
    "$comment": {"$ref": "#/$defs/comment", "description": "A note for readers of the layout."},
}


def of(block):
    if block["takes"] == "of, a list":
        return {"type": "array", "items": {"enum": block["of"], "description": "One of them."},
                "minItems": 1, "maxItems": 8, "description": "What it shows, in order."}
    return {"enum": block["of"], "description": "What it shows."}


def member(name, known, block):
    if name == "of":
        return of(block)
    if name == "sort":
        return {"enum": known["sort"], "description": "The order of the groups."}
    if name == "tone":
        return {"enum": known["tone"], "description": "How much it weighs; a note when left out."}
    if name == "file" and block["name"] == "image":
        return {"type": "string", "minLength": 1,
                "description": "A PNG, JPEG or SVG file, looked for beside the layout."}
    return MEMBERS[name]


REQUIRED = {"callout": ["text"], "image": ["file", "alt"], "columns": ["blocks"]}


def schema_of(block, known):
    members = {"block": {"const": block["name"], "description": block["what"]}}
    for name in filter(None, block["members"].split(",")):
        members[name] = member(name, known, block)
    required = ["block"] + (["of"] if block["takes"] in ("of", "of, a list") else [])
    required += REQUIRED.get(block["name"], [])
    return {"type": "object", "description": block["what"], "properties": {**members, **COMMON},
            "required": required, "additionalProperties": False}


def brought_up_to_date(schema, known):
    schema = json.loads(json.dumps(schema))
    defs = schema["$defs"]
    defs["block"]["oneOf"] = [schema_of(block, known) for block in known["blocks"]]
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
