"""Version 2 of the stand-in's REST API, as strict as Atlassian's OpenAPI description of it
(https://developer.atlassian.com/cloud/confluence/swagger.v3.json): what that does not know is
refused, a member that it asks for must be there and be of its type. Attachments are uploaded and
accounts named by version 1, in Cloud too; all else of version 1 is gone there.
"""
from confluence_store import Refused

CURSOR = "eyJpZCI6IjY1NTM3In0%3D"
QUERIES = {  # path → parameters
    "spaces": {"ids", "keys", "type", "status", "labels", "sort", "cursor", "limit"},
    "pages": {"id", "space-id", "sort", "status", "title", "body-format", "cursor", "limit"},
    "attachments": {"sort", "cursor", "status", "mediaType", "filename", "limit"},
    "properties": {"key", "sort", "cursor", "limit"},
}
BODY = {"storage": ({"value": (str, True), "representation": (str, True)}, True)}
CREATE = {"spaceId": (str, True), "status": (str, False), "title": (str, True), "parentId": (str, False),
          "body": (BODY, True)}
VERSION = {"number": (int, True), "message": (str, False)}
UPDATE = CREATE | {"id": (str, True), "status": (str, True), "spaceId": (str, False), "version": (VERSION, True)}
PROPERTY = {"key": (str, True), "value": (object, True)}


def check(body, schema, where="body"):
    """Refuses what is not of the schema: name → (type or schema of the member, must be there)."""
    if not isinstance(body, dict):
        raise Refused(400, f"{where}: expected an object")
    for name in body:
        if name not in schema:
            raise Refused(400, f"{where}: unknown member {name}")
    for name, (kind, required) in schema.items():
        if name not in body:
            if required:
                raise Refused(400, f"{where}: {name} must not be null")
        elif isinstance(kind, dict):
            check(body[name], kind, name)
        elif not isinstance(body[name], kind) or isinstance(body[name], bool):
            raise Refused(400, f"{where}: {name} is of another type")


def account(name):
    return "712020:" + name.lower().replace(" ", "-")


class Pages:
    """The pages of a store, by version 2."""

    def __init__(self, store):
        self.store = store

    # --- what is there -------------------------------------------------------------------

    def shown(self, number, page):
        return {"id": number, "status": page["status"], "title": page["title"],
                "spaceId": self.store.spaces[page["space"]], "parentId": (page["ancestors"] or [None])[-1],
                "authorId": account(page["by"]), "createdAt": "2026-11-23T12:00:00.000Z",
                "version": {"number": page["number"], "message": page["message"], "minorEdit": False,
                            "createdAt": "2026-11-23T12:00:00.000Z", "authorId": account(page["by"])}}

    def listed(self, path, query, found):
        kind = path.rsplit("/", 1)[-1]
        if set(query) - QUERIES[kind]:
            raise Refused(400, f"unknown parameters {sorted(query)}")
        base = {"base": "https://example.atlassian.net/wiki"}
        if not self.store.cut_lists:
            return {"results": found, "_links": base}
        if "cursor" not in query:
            return {"results": [], "_links": {"next": f"/wiki/api/v2/{path}?limit=25&cursor={CURSOR}", **base}}
        if query["cursor"] != CURSOR.replace("%3D", "="):
            raise Refused(400, "no such cursor")
        return {"results": found, "_links": base}

    def spaces(self, query):
        keys = query["keys"].split(",")
        return [{"id": number, "key": key, "name": key, "type": "global", "status": "current"}
                for key, number in self.store.spaces.items() if key in keys]

    def find(self, query):
        if query["space-id"] not in self.store.spaces.values():
            return []  # as is filtered by a space that is none
        kinds = query.get("status", "current,archived").split(",")
        return [self.shown(number, page) for number, page in self.store.pages.items()
                if page["title"] == query["title"] and page["status"] in kinds and
                self.store.spaces[page["space"]] == query["space-id"]]

    def attachments(self, number, query):
        return [{"id": known, "status": "current", "title": one["name"], "pageId": number, "mediaType": one["type"],
                 "comment": one["comment"], "version": {"number": one["number"], "message": one["comment"]}}
                for known, one in self.store.attachments.items()
                if one["page"] == number and one["name"] == query["filename"]]

    def properties(self, number, query):
        return [{"id": "1" + number, "key": key, "value": value, "version": {"number": 1, "message": ""}}
                for key, value in self.store.page(number)["properties"].items() if key == query.get("key", key)]

    # --- what is written -------------------------------------------------------------------

    def stored_as(self, body):
        if body.get("status", "current") != "current":
            raise Refused(400, "this stand-in knows no drafts")
        known = {number: key for key, number in self.store.spaces.items()}
        if body.get("spaceId", next(iter(known))) not in known:
            raise Refused(404, "There are no spaces associated with the given spaceId")
        return {"title": body["title"], "storage": body["body"]["storage"], "space": known.get(body.get("spaceId")),
                "parent": body.get("parentId")}

    def create(self, body):
        check(body, CREATE)
        number = self.store.create(**self.stored_as(body), properties={})
        return self.shown(number, self.store.pages[number])

    def update(self, number, body):
        check(body, UPDATE)
        if body["id"] != number:
            raise Refused(400, "The id in the path is not that of the body")
        version = body["version"]
        page = self.store.update(number, version["number"], version.get("message", ""), **self.stored_as(body))
        return self.shown(number, page)

    def add_property(self, number, body):
        check(body, PROPERTY)
        self.store.add_property(number, body["key"], body["value"])
        return {"id": "1" + number, "key": body["key"], "value": body["value"], "version": {"number": 1}}

    # --- requests ----------------------------------------------------------------------

    def answer(self, method, parts, query, body):
        """`parts` is the path below /api/v2, taken apart."""
        path = "/".join(parts)
        reads = {"spaces": lambda: self.spaces(query), "pages": lambda: self.find(query)}
        if method == "GET" and path in reads:
            return self.listed(path, query, reads[path]())
        if parts[0] != "pages" or not parts[1:]:
            if (method, path) == ("POST", "pages"):
                return self.create(body)
            raise Refused(404, "NOT_FOUND")
        number, rest = parts[1], parts[2:]
        if method == "PUT" and not rest:
            return self.update(number, body)
        self.store.page(number)
        if method == "GET" and rest == ["attachments"]:
            return self.listed(path, query, self.attachments(number, query))
        if method == "GET" and rest == ["properties"]:
            return self.listed(path, query, self.properties(number, query))
        if method == "POST" and rest == ["properties"]:
            return self.add_property(number, body)
        raise Refused(405, "Method Not Allowed")


def error_of(refused):
    """As version 2 tells errors (https://github.com/hunyadi/md2conf/issues/149 quotes one)."""
    codes = {400: "BAD_REQUEST", 404: "NOT_FOUND", 409: "CONFLICT"}
    return {"errors": [{"status": refused.status, "code": codes.get(refused.status, "ERROR"),
                        "title": refused.message, "detail": None}]}
