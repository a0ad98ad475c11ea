#!/usr/bin/env python3
"""Watches memory over many refreshes of logs, traces, alerts, a graph of services and tables from one local server.

soak.py VEDETTE [--count 2000]

Every answer differs from the one before in values, lines and alerts, so that nothing is skipped as unchanged. Prints
the proportional set size along the way; it reports, it judges nothing.
"""
import argparse, http.server, json, os, subprocess, tempfile, threading, time, urllib.parse

SERVICES = ("gateway", "checkout", "payment", "stock", "mail")

def loki(counter, query):
    now = int(query.get("end", ["0"])[0]) or time.time_ns()
    streams = []
    for i, service in enumerate(SERVICES):
        lines = [[str(now - n * 50_000_000 - i), 'level=%s msg="request %d of %d" took=%dms trace_id=%032x'
                  % (("info", "warn", "error")[n % 3], n, counter, (n * 37 + counter) % 900, n)] for n in range(200)]
        streams.append({"stream": {"service": service, "detected_level": "info"}, "values": lines})
    return {"status": "success", "data": {"resultType": "streams", "result": streams, "stats": {}}}

def trace(counter):
    start = 1_700_000_000_000_000
    spans = []
    for n in range(2000):
        parent = [{"refType": "CHILD_OF", "traceID": "1", "spanID": "%x" % ((n - 1) // 3 + 1)}] if n else []
        spans.append({"traceID": "1", "spanID": "%x" % (n + 1), "operationName": "call %d" % (n % 40), "references": parent,
                      "startTime": start + n * 10, "duration": 5000 + (n * counter) % 977, "processID": "p%d" % (n % 5),
                      "tags": [{"key": "attempt", "type": "int64", "value": counter}], "logs": []})
    processes = {"p%d" % i: {"serviceName": s, "tags": []} for i, s in enumerate(SERVICES)}
    return {"data": [{"traceID": "1", "spans": spans, "processes": processes, "warnings": None}]}

def dependencies(counter):
    return {"data": [{"parent": a, "child": b, "callCount": counter + i} for i, (a, b) in enumerate(zip(SERVICES, SERVICES[1:]))]}

def alert(counter, n):
    return {"labels": {"alertname": "Alert%d" % (n % 20), "instance": "10.0.0.%d" % n, "severity": "warning"},
            "annotations": {"summary": "seen %d times" % (counter + n)}, "startsAt": "2026-01-01T00:00:00Z",
            "endsAt": "2036-01-01T00:00:00Z", "updatedAt": "2026-01-01T00:00:00Z", "generatorURL": "", "fingerprint": "%016x" % n,
            "receivers": [{"name": "team"}], "status": {"state": "active", "silencedBy": [], "inhibitedBy": []}}

def vector(counter):
    rows = [{"metric": {"__name__": "up", "instance": "10.0.0.%d" % n}, "value": [time.time(), str(counter + n)]} for n in range(200)]
    return {"status": "success", "data": {"resultType": "vector", "result": rows}}

class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    counter = 0

    def log_message(self, *args):
        pass

    def answer(self, body):
        Handler.counter += 1
        path, _, query = self.path.partition("?")
        values = urllib.parse.parse_qs(query or body)
        n = Handler.counter
        if path.startswith("/loki/api/v1/query_range"):
            reply = loki(n, values)
        elif path.startswith("/api/traces/"):
            reply = trace(n)
        elif path.startswith("/api/dependencies"):
            reply = dependencies(n)
        elif path.startswith("/api/v2/alerts/groups"):
            reply = [{"labels": {"alertname": "a"}, "receiver": {"name": "team"}, "alerts": [alert(n, i) for i in range(100)]}]
        elif path.startswith("/api/v2/alerts"):
            reply = [alert(n, i) for i in range(200)]
        elif path.startswith("/api/v1/query"):
            reply = vector(n)
        else:
            reply = {"status": "success", "data": []}
        text = json.dumps(reply).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def do_GET(self):
        self.answer("")

    def do_POST(self):
        self.answer(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())

class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

PANELS = (("logs", "loki", {"expr": '{service=~".+"}', "maxLines": 1000}), ("traces", "jaeger", {"query": "1"}),
          ("nodeGraph", "jaeger", {"queryType": "dependencyGraph"}), ("alertlist", "alertmanager", None),
          ("alertGroups", "alertmanager", None), ("table", "prometheus", {"expr": "up", "instant": True, "format": "table"}))

def dashboard():
    panels = []
    for i, (kind, source, target) in enumerate(PANELS):
        ref = {"type": source, "uid": source}
        panels.append({"id": i + 1, "type": kind, "title": kind, "datasource": ref, "options": {},
                       "gridPos": {"x": i % 3 * 8, "y": i // 3 * 12, "w": 8, "h": 12},
                       "fieldConfig": {"defaults": {}, "overrides": []},
                       "targets": [{"refId": "A", "datasource": ref, **target}] if target else []})
    return {"title": "soak", "schemaVersion": 41, "refresh": "", "time": {"from": "now-1h", "to": "now"}, "panels": panels}

def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("vedette")
    parser.add_argument("--count", type=int, default=2000)
    args = parser.parse_args()
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = "http://127.0.0.1:%d" % server.server_address[1]
    with tempfile.TemporaryDirectory() as folder:
        board, sources, log = (os.path.join(folder, n) for n in ("board.json", "sources.yaml", "timings.jsonl"))
        with open(board, "w") as f:
            json.dump(dashboard(), f)
        with open(sources, "w") as f:
            f.write("apiVersion: 1\ndatasources:\n")
            for kind in ("prometheus", "loki", "jaeger", "alertmanager"):
                f.write("  - {name: %s, type: %s, uid: %s, url: '%s'}\n" % (kind, kind, kind, url))
        subprocess.run([args.vedette, board, "--datasources", sources, "--kiosk", "--timings", log,
                        "--refresh-count", str(args.count)], check=True, env={"QT_QPA_PLATFORM": "offscreen", **os.environ})
        with open(log) as f:
            rest = [e for e in map(json.loads, f) if e["event"] == "refreshed"][1:]
    print("%d refreshes" % len(rest))
    for at in sorted({0, 49, 99, 199, 499, 999, 1499, len(rest) - 1}):
        if at < len(rest):
            print("refresh %5d  PSS %6.1f MB  heap %6.1f MB" % (at + 1, rest[at]["pssMb"], rest[at].get("heapMb", 0)))
    if len(rest) >= 400:
        print("PSS growth from refresh 200 to the last: %.2f %%" % (100 * (rest[-1]["pssMb"] / rest[199]["pssMb"] - 1)))

main()
