#!/usr/bin/env python3
"""Measures refreshes of a real window: a local server gives matrices, vedette refreshes back to back.

refresh.py VEDETTE [--panels 30] [--series 20] [--points 1440] [--count 20] [--incremental] [--kept]

Prints what --timings says: median and worst per refresh. With --kept it prints instead what a wall keeps between its
refreshes, every ten seconds, for each sample on it: the same dashboard with one series a panel is taken off. It
reports; it judges nothing.
"""
import argparse, http.server, json, os, random, statistics, subprocess, tempfile, threading, time, urllib.parse

VARIANTS = 7 # divides no usual number of panels, so that each gets other values every time

def walks(series, points):
    """Texts of seeded random walks, one list a series: 17-digit numbers with what stands behind them in an answer."""
    rng = random.Random(1)
    rows = []
    for s in range(series):
        v = 50 + 10 * s
        row = []
        for _ in range(points):
            v += rng.random() - 0.5
            row.append('%r"]' % v)
        rows.append(row)
    return rows

def matrix(rows, times, shift):
    """The body of a query_range answer; `shift` turns the walks round."""
    heads = ['[%d,"' % t for t in times]
    shift = shift * len(heads) // VARIANTS
    texts = []
    for s, row in enumerate(rows):
        cells = [head + value for head, value in zip(heads, row[shift:] + row[:shift])]
        labels = {"__name__": "load", "instance": "10.0.0.%d:9100" % s, "job": "node", "cluster": "eu-west-1", "cpu": str(s),
                  "mode": "user", "region": "eu", "zone": "a%d" % s}
        texts.append('{"metric":%s,"values":[%s]}' % (json.dumps(labels, separators=(",", ":")), ",".join(cells)))
    return ('{"status":"success","data":{"resultType":"matrix","result":[' + ",".join(texts) + "]}}").encode()

class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

def make_handler(series, points):
    cache, lock, rows = {}, threading.Lock(), walks(series, points + 2)
    count = 0

    def body_of(start, end, step):
        nonlocal count
        with lock:
            count += 1
            key = (start, end, step, count % VARIANTS)
            if key not in cache:
                if len(cache) > 2 * VARIANTS:
                    cache.clear()
                times = range(int(float(start)), int(float(end)) + 1, max(1, int(float(step))))
                cache[key] = matrix(rows, times, count % VARIANTS)
            return cache[key]

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *args):
            pass

        def answer(self, body):
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self):
            self.answer(b'{"status":"success","data":{"version":"2.42.0"}}')

        def do_POST(self):
            length = int(self.headers.get("Content-Length", 0))
            q = {k: v[0] for k, v in urllib.parse.parse_qs(self.rfile.read(length).decode()).items()}
            if "step" not in q:
                return self.answer(b'{"status":"success","data":{"resultType":"vector","result":[]}}')
            self.answer(body_of(q["start"], q["end"], q["step"]))

    return Handler

def dashboard(panels, points, refresh):
    columns = 5 if panels > 12 else 4
    rows = -(-panels // columns)
    height = max(3, 24 // rows)
    return {
        "title": "bench", "schemaVersion": 41, "refresh": refresh, "time": {"from": "now-%ds" % (15 * points), "to": "now"},
        "panels": [{
            "id": i + 1, "type": "timeseries", "title": "panel %d" % i, "maxDataPoints": points, "interval": "15s",
            "gridPos": {"x": (i % columns) * (24 // columns), "y": (i // columns) * height, "w": 24 // columns, "h": height},
            "targets": [{"refId": "A", "expr": "load%d" % i, "range": True}],
            "fieldConfig": {"defaults": {"custom": {"lineWidth": 1, "showPoints": "never"}}, "overrides": []},
            "options": {"legend": {"showLegend": True, "displayMode": "list", "placement": "bottom", "calcs": []}},
        } for i in range(panels)],
    }

def pss_mb(pid):
    with open("/proc/%d/smaps_rollup" % pid) as f:
        return next(int(line.split()[1]) for line in f if line.startswith("Pss:")) / 1024

def command(args, folder, server, refresh, more):
    """Writes the dashboard and its datasource; what starts the window on them, and where its timings go."""
    board, sources, log = (os.path.join(folder, n) for n in ("board.json", "sources.yaml", "timings.jsonl"))
    with open(board, "w") as f:
        json.dump(dashboard(args.panels, args.points, refresh), f)
    with open(sources, "w") as f:
        f.write("apiVersion: 1\ndatasources:\n  - {name: bench, type: prometheus, uid: bench, isDefault: true, "
                "url: 'http://127.0.0.1:%d', jsonData: {timeInterval: 15s, incrementalQuerying: %s}}\n"
                % (server.server_address[1], "true" if args.incremental else "false"))
    return [args.vedette, board, "--datasources", sources, "--kiosk", "--timings", log] + more, log

def serve(series, points):
    server = Server(("127.0.0.1", 0), make_handler(series, points))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server

def refreshes(log):
    """The refreshes that ended, each also with its CPU from the first byte to the last picture."""
    if not os.path.exists(log):
        return []
    with open(log) as f:
        events = [json.loads(line) for line in f if line.endswith("\n")]
    before = {e["refresh"]: e["cpuMs"] for e in events if e["event"] == "firstByte"}
    ended = [e for e in events if e["event"] == "refreshed"]
    for e in ended:
        e["cpuFromFirstByteMs"] = e["cpuMs"] - before.get(e["refresh"], 0)
    return ended

ENVIRONMENT = {"QT_QPA_PLATFORM": "offscreen", **os.environ}

def kept(args, series):
    """PSS right after the third refresh and eight seconds later, and the heap in use after it; MB."""
    server = serve(series, args.points)
    with tempfile.TemporaryDirectory() as folder:
        words, log = command(args, folder, server, "10s", [])
        window = subprocess.Popen(words, env=ENVIRONMENT)
        try:
            while len(refreshes(log)) < 3 and window.poll() is None:
                time.sleep(.1)
            last = refreshes(log)[2]
            time.sleep(8)
            return last["pssMb"], pss_mb(window.pid), last["heapMb"]
        finally:
            window.terminate()
            window.wait()

def report_kept(args):
    samples = args.panels * (args.series - 1) * args.points
    print("%d panels x %d series x %d points" % (args.panels, args.series, args.points))
    names = ("PSS after a refresh", "PSS between refreshes", "heap in use after")
    for name, many, one in zip(names, kept(args, args.series), kept(args, 1)):
        print("%-22s %7.1f MB, with one series %6.1f MB: %5.1f bytes a sample"
              % (name, many, one, (many - one) * 1024 * 1024 / samples))

def report(args):
    server = serve(args.series, args.points)
    with tempfile.TemporaryDirectory() as folder:
        words, log = command(args, folder, server, "", ["--refresh-count", str(args.count)])
        subprocess.run(words, check=True, timeout=1800, env=ENVIRONMENT)
        first, *rest = refreshes(log)
    print("%d panels x %d series x %d points, %d refreshes" % (args.panels, args.series, args.points, len(rest)))
    print("process start to first dashboard painted: %.0f ms, PSS %.0f MB" % (first["t"], first["pssMb"]))
    for key in ("waitMs", "cpuMs", "cpuFromFirstByteMs", "longestGuiBlockMs", "longestGuiCpuMs", "pssMb",
                "heapMb"):
        values = [e.get(key, 0) for e in rest]
        print("%-20s median %8.1f   min %8.1f   max %8.1f" % (key, statistics.median(values), min(values), max(values)))
    if len(rest) >= 400:
        print("PSS growth from refresh 200 to the last: %.2f %%" % (100 * (rest[-1]["pssMb"] / rest[199]["pssMb"] - 1)))

def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("vedette")
    for name, value in (("panels", 30), ("series", 20), ("points", 1440), ("count", 20)):
        parser.add_argument("--" + name, type=int, default=value)
    parser.add_argument("--incremental", action="store_true")
    parser.add_argument("--kept", action="store_true")
    args = parser.parse_args()
    report_kept(args) if args.kept else report(args)

main()
