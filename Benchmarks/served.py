"""A server of the demonstration for the benchmarks, with somebody signed in."""
import http.client, os, re, subprocess, time
from urllib.parse import urlencode


class Served:
    """`binome demo` on a folder of its own; `cookie` is a session of the demonstration's manager."""

    def __init__(self, binome, folder, port, part="manager"):
        self.port, self.database = port, f"sqlite:{folder}/served.db"
        environment = {k: v for k, v in os.environ.items() if not k.startswith("BINOME_")}
        self.process = subprocess.Popen(
            [binome, "demo", "--database", self.database, "--port", str(port), "--spool", folder + "/spool",
             "--password-cost", "4"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        self.cookie = ""
        for _ in range(1200):
            try:
                if self.get("/health/ready")[0] == 200:
                    break
            except OSError:
                time.sleep(0.05)
        self._sign_in(part)

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        sent = {"Cookie": self.cookie, "Accept-Language": "fr", **(headers or {})}
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.getheaders()

    def get(self, path):
        """Status and body of a page."""
        status, body, _ = self.ask("GET", path)
        return status, body

    def token(self, path):
        """The token that a form of this page sends, and the cookies that go with it."""
        _, body, headers = self.ask("GET", path)
        self._keep(headers)
        return re.search(r'name="form-token" content="([^"]+)"', body.decode()).group(1)

    def post(self, path, fields, page):
        form = urlencode({"form_token": self.token(page), **fields})
        status, _, headers = self.ask("POST", path, form, {"Content-Type": "application/x-www-form-urlencoded"})
        self._keep(headers)
        return status, dict(headers).get("Location", "")

    def upload(self, path, file, page):
        boundary = "benchmark-boundary"
        head = (f'--{boundary}\r\nContent-Disposition: form-data; name="form_token"\r\n\r\n{self.token(page)}\r\n'
                f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="staff.csv"\r\n\r\n')
        body = head.encode() + open(file, "rb").read() + f"\r\n--{boundary}--\r\n".encode()
        status, _, headers = self.ask("POST", path, body, {"Content-Type": f"multipart/form-data; boundary={boundary}"})
        return status, dict(headers).get("Location", "")

    def _sign_in(self, part):
        page = f"/demonstration/cast/{part}"
        status, _ = self.post(page + "/session", {}, page)
        if status != 303 or self.get("/people")[0] != 200:
            raise SystemExit("the benchmark could not sign in")

    def _keep(self, headers):
        jar = dict(pair.split("=", 1) for pair in self.cookie.split("; ") if pair)
        for name, value in headers:
            if name.lower() == "set-cookie":
                key, content = value.split(";")[0].split("=", 1)
                jar[key] = content
        self.cookie = "; ".join(f"{k}={v}" for k, v in jar.items())

    def memory(self):
        """Peak memory of the server in MB."""
        text = open(f"/proc/{self.process.pid}/status").read()
        return int(re.search(r"VmHWM:\s+(\d+)", text).group(1)) / 1024

    def stop(self):
        self.process.terminate()
        self.process.wait()
