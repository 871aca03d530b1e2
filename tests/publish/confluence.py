#!/usr/bin/env python3
"""A stand-in for Confluence, as strict as the documentation of its REST APIs
(https://developer.atlassian.com/server/confluence/rest/ for version 1, confluence_v2.py for 2) and
as the sources of programs that use them: what is not documented is refused. It keeps pages in
memory, remembers every request, and does what a test tells it to: answer wrongly, not at all,
or let somebody else be faster.
"""
import email.parser
import email.policy
import http.server
import json
import threading
import urllib.parse

import confluence_v2
from confluence_store import Refused, Store

LARGEST = 5 * 1024 * 1024  # what Confluence takes in one request
PAGE_QUERY = {"type", "spaceKey", "title", "expand"}
BODY_KEYS = {"id", "type", "title", "space", "ancestors", "version", "metadata", "body"}


class Fault:
    """What happens to the next requests of a method, to addresses that hold `where`: an answer, or
    something before it."""

    def __init__(self, method, times=1, status=0, headers=(), body=None, hangs=False, cut=False, before=None, where=""):
        self.method, self.left, self.status, self.headers = method, times, status, dict(headers)
        self.body, self.hangs, self.cut, self.before, self.where = body, hangs, cut, before, where


class Confluence(Store):
    """Data Center, which speaks version 1 of the API, or Cloud, which speaks 2 below /wiki."""

    def __init__(self, authorization, api=1, below=""):
        super().__init__()
        self.authorization, self.api = authorization, api
        self.root = below + ("/wiki" if api == 2 else "")
        self.requests, self.faults = [], []
        self.server = None
        self.over = threading.Event()  # what hangs does so until then
        self.v2 = confluence_v2.Pages(self)

    def writes(self):
        return [request for request in self.requests if request[0] != "GET"]

    # --- pages, by version 1 ---------------------------------------------------------------

    def shown(self, number, page, expand=()):
        out = {"id": number, "type": "page", "status": "current", "title": page["title"]}
        if "version" in expand:
            out["version"] = {"number": page["number"], "message": page["message"], "minorEdit": False,
                              "by": {"type": "known", "displayName": page["by"]}}
        if "ancestors" in expand:
            out["ancestors"] = [{"id": "65000", "type": "page"}] + [{"id": one} for one in page["ancestors"]]
        if "metadata.properties.rung" in expand:
            out["metadata"] = {"properties": {name: {"key": name, "value": value, "version": {"number": 1}}
                                              for name, value in page["properties"].items()}}
        return out

    def find(self, query):
        if set(query) - PAGE_QUERY or query.get("type") != "page":
            raise Refused(400, f"unknown parameters {sorted(query)}")
        if query["spaceKey"] not in self.spaces:
            raise Refused(404, f"No space with key : {query['spaceKey']}")
        expand = query.get("expand", "").split(",")
        found = [self.shown(number, page, expand) for number, page in self.pages.items()
                 if page["title"] == query["title"] and page["space"] == query["spaceKey"] and
                 page["status"] == "current"]
        return {"results": found, "start": 0, "limit": 25, "size": len(found)}

    def stored_as(self, body):
        if set(body) - BODY_KEYS or body.get("type") != "page" or set(body["space"]) != {"key"}:
            raise Refused(400, f"unknown members {sorted(body)}")
        if body["space"]["key"] not in self.spaces:
            raise Refused(404, "No space")
        ancestors = [ancestor["id"] for ancestor in body.get("ancestors", [])]
        return {"title": body["title"], "storage": body["body"]["storage"], "space": body["space"]["key"],
                "parent": (ancestors or [None])[-1]}

    def new_page(self, body):
        if "id" in body or "version" in body:
            raise Refused(400, "a new page has neither id nor version")
        properties = body.get("metadata", {}).get("properties", {})
        number = self.create(**self.stored_as(body), properties={name: one["value"] for name, one in properties.items()})
        return self.shown(number, self.pages[number], ["version"])

    def new_version(self, number, body):
        """Properties are documented for new pages alone."""
        if body.get("id") != number or "metadata" in body:
            raise Refused(400, "another id, or metadata")
        version = body["version"]
        page = self.update(number, version["number"], version.get("message", ""), **self.stored_as(body))
        return self.shown(number, page, ["version"])

    def listed(self, page, query):
        self.page(page)
        if set(query) - {"filename", "expand"}:
            raise Refused(400, f"unknown parameters {sorted(query)}")
        found = [{"id": number, "type": "attachment", "title": one["name"],
                  "version": {"number": one["number"]}, "metadata": {"comment": one["comment"],
                                                                     "mediaType": one["type"]}}
                 for number, one in self.attachments.items()
                 if one["page"] == page and one["name"] == query["filename"]]
        return {"results": found, "size": len(found)}

    # --- requests ----------------------------------------------------------------------

    def answer(self, method, path, query, headers, data):
        if headers.get("Authorization") != self.authorization:
            raise Refused(401, f"who is {headers.get('Authorization')}?")
        if len(data) > LARGEST:
            raise Refused(413, "The size of the request is too large")
        if not path.startswith(self.root + "/"):
            raise Refused(404, "null for uri: " + path)
        parts = path[len(self.root) + 1:].split("/")
        body = None
        if method != "GET" and not headers.get("Content-Type", "").startswith("multipart/form-data"):
            if headers.get("Content-Type") != "application/json":
                raise Refused(415, "Unsupported Media Type")
            body = json.loads(data)
        if self.api == 2 and parts[:2] == ["api", "v2"]:
            return self.v2.answer(method, parts[2:], query, body)
        if self.api == 2 and parts == ["rest", "api", "user"]:
            return self.named(query)
        if parts[:3] != ["rest", "api", "content"]:
            raise Refused(404, "null for uri: " + path)
        if method == "POST" and parts[4:6] == ["child", "attachment"]:
            return self.uploaded(parts[3:], headers, data)
        if self.api == 2:
            raise Refused(410, "This deprecated endpoint has been removed.")
        return self.answer_v1(method, parts[3:], query, body)

    def answer_v1(self, method, rest, query, body):
        if method == "GET" and not rest:
            return self.find(query)
        if method == "GET" and rest[1:] == ["child", "attachment"]:
            return self.listed(rest[0], query)
        if method == "POST" and not rest:
            return self.new_page(body)
        if method == "POST" and rest[1:] == ["property"]:
            self.add_property(rest[0], body["key"], body["value"])
            return {"key": body["key"], "value": body["value"], "version": {"number": 1}}
        if method == "PUT" and len(rest) == 1:
            return self.new_version(rest[0], body)
        raise Refused(405, "Method Not Allowed")

    def uploaded(self, rest, headers, data):
        if headers.get("X-Atlassian-Token") not in ("nocheck", "no-check"):
            raise Refused(403, "XSRF check failed")
        if rest[3:] and rest[4:] != ["data"]:
            raise Refused(404, "null for uri")
        return self.attach(rest[0], rest[3] if rest[3:] else None, fields_of(headers, data))

    def named(self, query):
        known = {confluence_v2.account(page["by"]): page["by"] for page in self.pages.values()}
        if set(query) != {"accountId"} or query["accountId"] not in known:
            raise Refused(404, "No user")
        return {"type": "known", "accountId": query["accountId"], "displayName": known[query["accountId"]]}

    def fault(self, method, path):
        for fault in self.faults:
            if fault.method == method and fault.left > 0 and fault.where in path:
                fault.left -= 1
                return fault
        return Fault(method)

    # --- on a port of this machine ---------------------------------------------------------

    def start(self, tls=None):
        """Returns the address; stop() ends it."""
        self.server = Server(("127.0.0.1", 0), handler_of(self))
        if tls:
            self.server.socket = tls.wrap_socket(self.server.socket, server_side=True)
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()
        return f"{'https' if tls else 'http'}://127.0.0.1:{self.server.server_port}"

    def stop(self):
        self.over.set()
        self.server.shutdown()
        self.server.server_close()


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """Who asked has gone away, or does not trust our certificate."""


def fields_of(headers, data):
    """A form with files: name → (file's name, type, bytes)."""
    text = f"Content-Type: {headers['Content-Type']}\r\n\r\n".encode() + data
    message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(text)
    return {part.get_param("name", header="content-disposition"):
            (part.get_filename(), part.get_content_type(), part.get_payload(decode=True))
            for part in message.iter_parts()}


def handler_of(wiki):
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def serve(self):
            data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            address = urllib.parse.urlsplit(self.path)
            wiki.requests.append((self.command, self.path, dict(self.headers), data))
            fault = wiki.fault(self.command, self.path)
            if fault.hangs:
                wiki.over.wait()
                self.close_connection = True
                return
            if fault.before:
                fault.before()
            if fault.cut:
                self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{")
                self.close_connection = True
                return
            if fault.status:
                self.give(fault.status, fault.body or b"{}", fault.headers)
                return
            try:
                query = dict(urllib.parse.parse_qsl(address.query, keep_blank_values=True))
                out = wiki.answer(self.command, address.path, query, self.headers, data)
                self.give(200, json.dumps(out).encode())
            except Refused as error:
                shape = {"statusCode": error.status, "message": error.message}
                if "/api/v2/" in address.path and error.status != 401:
                    shape = confluence_v2.error_of(error)
                self.give(error.status, json.dumps(shape).encode())

        def give(self, status, body, headers=None):
            try:
                self.send_response(status)
                for name, value in (headers or {}).items():
                    self.send_header(name, value)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except OSError:
                pass  # who asked is gone

        do_GET = do_POST = do_PUT = serve

        def log_message(self, *_):
            pass

    return Handler
