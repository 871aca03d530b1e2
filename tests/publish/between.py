#!/usr/bin/env python3
"""A post office between rung and a wiki, in which somebody is always faster: before an edit is
handed on, a command writes to the wiki. usage: between.py UPSTREAM TIMES COMMAND...
Prints its port; ends with its parent's signal.
"""
import http.client
import http.server
import subprocess
import sys

upstream, left, command = sys.argv[1].removeprefix("http://"), int(sys.argv[2]), sys.argv[3:]


class Post(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def hand_on(self):
        global left
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if b"action=edit" in body and left > 0:
            left -= 1
            subprocess.run(command, check=True, capture_output=True)
        wiki = http.client.HTTPConnection(upstream)
        wiki.request(self.command, self.path, body, {**self.headers, "Connection": "close"})
        answer = wiki.getresponse()
        text = answer.read()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("connection", "transfer-encoding", "content-length", "date", "server"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    do_GET = do_POST = hand_on

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Post)
print(server.server_port, flush=True)
server.serve_forever()
