"""What set-up and signing in need beside a browser: a mail server that receives for real, and an app of second factors."""
import base64
import hashlib
import hmac
import io
import json
import queue
import re
import struct
import subprocess
import sys
import threading
import time
import urllib.parse

from kit import ROOT


class MailServer:
    """Tests/Servers/smtp_server.py (aiosmtpd) in a process of its own; what it receives waits in a queue."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "Tests/Servers/smtp_server.py"), *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self.process.stdout.readline())
        self.received = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        for line in self.process.stdout:
            self.received.put(json.loads(line))

    def next(self, to, link=""):
        """The next mail to an address whose link is of this kind; others that came before it wait. Waits for it."""
        others, deadline = [], time.time() + 30
        try:
            while True:
                mail = self.received.get(timeout=max(0.1, deadline - time.time()))
                if mail["to"] == [to] and link in Mail(mail).text:
                    return Mail(mail)
                others.append(mail)
        finally:
            for mail in others:
                self.received.put(mail)

    def stop(self):
        self.process.stdin.close()
        self.process.wait(10)


class Mail:
    """A mail as it arrived, read by Python's email package."""

    def __init__(self, received):
        self.headers = {name.lower(): value for name, value in received["headers"]}
        parts = {part["type"]: part["content"] for part in received["body"]["parts"]}
        self.text, self.html = parts["text/plain"], parts["text/html"]
        self.subject = self.headers["subject"]

    def link(self, server):
        """The path of the one link that the mail is about; the HTML part leads to the same."""
        found = re.findall(re.escape(server.url) + r"(/\S+)", self.text)
        assert found, self.text
        assert f'href="{server.url}{found[0]}"' in self.html, self.html
        return found[0]


def scan(picture):
    """What a telephone reads from a picture (PNG bytes) of a QR code: the parameters of the otpauth address."""
    import zxingcpp
    from PIL import Image

    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)).convert("RGB"))
    assert len(found) == 1, f"{len(found)} codes in the picture"
    address = urllib.parse.urlsplit(found[0].text)
    assert (address.scheme, address.netloc) == ("otpauth", "totp"), found[0].text
    return {name: values[0] for name, values in urllib.parse.parse_qs(address.query).items()}


def code(secret, later=0):
    """The six digits that an authenticator shows for a secret in Base32 (RFC 6238), `later` steps from now."""
    key = base64.b32decode(secret.replace(" ", "") + "=" * (-len(secret.replace(" ", "")) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30 + later), hashlib.sha1).digest()
    at = digest[19] & 15
    return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"
