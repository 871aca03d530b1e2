#!/usr/bin/env python3
"""A stand-in for Confluence, as strict as the documentation of its content API
(https://developer.atlassian.com/cloud/confluence/rest/v1/) and as the sources of programs that
use it: what is not documented is refused. It keeps pages in memory, remembers every request, and
does what a test tells it to: answer late, wrongly, not at all, or let somebody else be faster.
"""
import email.parser
import email.policy
import http.server
import json
import threading
import time
import urllib.parse
import xml.etree.ElementTree as tree

LARGEST = 5 * 1024 * 1024  # what Confluence takes in one request
NAMESPACES = 'xmlns:ac="http://atlassian.com/content" xmlns:ri="http://atlassian.com/resource/identifier"'
PAGE_QUERY = {"type", "spaceKey", "title", "expand"}
BODY_KEYS = {"id", "type", "title", "space", "ancestors", "version", "metadata", "body"}


class Refused(Exception):
    def __init__(self, status, message):
        super().__init__(message)
        self.status, self.message = status, message


class Fault:
    """What happens to the next requests of a method: an answer, or something before it."""

    def __init__(self, method, times=1, status=0, headers=(), body=None, delay=0, cut=False, before=None):
        self.method, self.left, self.status, self.headers = method, times, status, dict(headers)
        self.body, self.delay, self.cut, self.before = body, delay, cut, before


class Confluence:
    """One space, OPS, and what is in it."""

    def __init__(self, authorization):
        self.authorization = authorization
        self.pages, self.attachments = {}, {}  # by id
        self.requests, self.faults = [], []
        self.next_id = 65536
        self.server = None

    def new_id(self):
        self.next_id += 1
        return str(self.next_id)

    def edit(self, title, value, by="Ann Example", message=""):
        """Somebody writes in the browser."""
        page = self.titled(title)
        if not page:
            page = self.pages[self.new_id()] = {"title": title, "number": 0, "properties": {}, "ancestors": []}
        page.update(value=value, by=by, message=message, number=page["number"] + 1)

    def titled(self, title):
        return next((page for page in self.pages.values() if page["title"] == title), None)

    def writes(self):
        return [request for request in self.requests if request[0] != "GET"]

    # --- pages -------------------------------------------------------------------------

    def shown(self, number, page, expand=""):
        out = {"id": number, "type": "page", "status": "current", "title": page["title"]}
        if "version" in expand.split(","):
            out["version"] = {"number": page["number"], "message": page["message"], "minorEdit": False,
                              "by": {"type": "known", "displayName": page["by"]}}
        if "metadata.properties.rung" in expand.split(","):
            kept = {name: {"key": name, "value": value, "version": {"number": 1}}
                    for name, value in page["properties"].items()}
            out["metadata"] = {"properties": kept}
        return out

    def find(self, query):
        if set(query) - PAGE_QUERY or query.get("type") != "page":
            raise Refused(400, f"unknown parameters {sorted(query)}")
        if query["spaceKey"] != "OPS":
            raise Refused(404, f"No space with key : {query['spaceKey']}")
        found = [self.shown(number, page, query.get("expand", "")) for number, page in self.pages.items()
                 if page["title"] == query["title"]]
        return {"results": found, "start": 0, "limit": 25, "size": len(found)}

    def checked(self, body):
        if set(body) - BODY_KEYS or body.get("type") != "page" or body["space"] != {"key": "OPS"}:
            raise Refused(400, f"unknown members {sorted(body)}")
        storage = body["body"]["storage"]
        if set(storage) != {"value", "representation"} or storage["representation"] != "storage":
            raise Refused(400, "expected the representation storage")
        try:
            tree.fromstring(f"<root {NAMESPACES}>{storage['value']}</root>")
        except tree.ParseError as error:
            raise Refused(400, f"Error parsing xhtml: {error}") from error
        for ancestor in body.get("ancestors", []):
            if ancestor["id"] not in self.pages:
                raise Refused(404, "No parent")
        return storage["value"]

    def store(self, page, body, number):
        page.update(title=body["title"], value=self.checked(body), by="Robot", number=number,
                    message=body.get("version", {}).get("message", ""))
        page["ancestors"] = [ancestor["id"] for ancestor in body.get("ancestors", [])] or page["ancestors"]
        for name, given in body.get("metadata", {}).get("properties", {}).items():
            if name in page["properties"]:
                raise Refused(409, "a property needs its version")
            page["properties"][name] = given["value"]

    def create(self, body):
        value = self.checked(body)
        if "id" in body or "version" in body:
            raise Refused(400, "a new page has neither id nor version")
        if self.titled(body["title"]):
            raise Refused(400, "A page with this title already exists: A page already exists with the title "
                               f"{body['title']} in the space with key OPS")
        number = self.new_id()
        page = {"properties": {}, "ancestors": [], "value": value}
        self.store(page, body, 1)
        self.pages[number] = page
        return self.shown(number, page, "version")

    def update(self, number, body):
        if number not in self.pages:
            raise Refused(404, f"No content found with id : ContentId{{id={number}}}")
        page, wanted = self.pages[number], body["version"]["number"]
        if body.get("id") != number:
            raise Refused(400, "the id of the body is another one")
        if wanted != page["number"] + 1:
            raise Refused(409, f"Version must be incremented on update. Current version is: {page['number']}")
        self.store(page, body, wanted)
        return self.shown(number, page, "version")

    # --- attachments -------------------------------------------------------------------

    def listed(self, page, query):
        if page not in self.pages:
            raise Refused(404, "No content found")
        if set(query) - {"filename", "expand"}:
            raise Refused(400, f"unknown parameters {sorted(query)}")
        found = [{"id": number, "type": "attachment", "title": one["name"],
                  "version": {"number": one["number"]}, "metadata": {"comment": one["comment"],
                                                                     "mediaType": one["type"]}}
                 for number, one in self.attachments.items()
                 if one["page"] == page and one["name"] == query["filename"]]
        return {"results": found, "size": len(found)}

    def attach(self, page, number, form):
        if page not in self.pages or (number and number not in self.attachments):
            raise Refused(404, "No content found")
        if set(form) - {"file", "comment", "minorEdit"} or "file" not in form:
            raise Refused(400, f"unknown fields {sorted(form)}")
        name, kind, data = form["file"]
        if not number and any(one["page"] == page and one["name"] == name for one in self.attachments.values()):
            raise Refused(400, "Cannot add a new attachment with same file name as an existing attachment: " + name)
        number = number or "att" + self.new_id()
        before = self.attachments.get(number, {"number": 0})
        self.attachments[number] = {"page": page, "name": name, "type": kind, "data": data,
                                    "comment": form["comment"][2].decode(), "number": before["number"] + 1}
        return {"results": [{"id": number, "title": name}]}

    # --- requests ----------------------------------------------------------------------

    def answer(self, method, path, query, headers, data):
        if headers.get("Authorization") != self.authorization:
            raise Refused(401, f"who is {headers.get('Authorization')}?")
        if len(data) > LARGEST:
            raise Refused(413, "The size of the request is too large")
        parts = path.strip("/").split("/")
        if parts[:3] != ["rest", "api", "content"]:
            raise Refused(404, "null for uri: " + path)
        rest = parts[3:]
        if method == "GET" and not rest:
            return self.find(query)
        if method == "GET" and rest[1:] == ["child", "attachment"]:
            return self.listed(rest[0], query)
        if method == "POST" and rest[1:3] == ["child", "attachment"]:
            if headers.get("X-Atlassian-Token") not in ("nocheck", "no-check"):
                raise Refused(403, "XSRF check failed")
            if rest[3:] and rest[4:] != ["data"]:
                raise Refused(404, "null for uri: " + path)
            return self.attach(rest[0], rest[3] if rest[3:] else None, fields_of(headers, data))
        if headers.get("Content-Type") != "application/json":
            raise Refused(415, "Unsupported Media Type")
        body = json.loads(data)
        if method == "POST" and not rest:
            return self.create(body)
        if method == "PUT" and len(rest) == 1:
            return self.update(rest[0], body)
        raise Refused(405, "Method Not Allowed")

    def fault(self, method):
        for fault in self.faults:
            if fault.method == method and fault.left > 0:
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
            fault = wiki.fault(self.command)
            time.sleep(fault.delay)
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
                self.give(error.status, json.dumps({"statusCode": error.status, "message": error.message}).encode())

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
