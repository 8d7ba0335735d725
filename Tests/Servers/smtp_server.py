"""A mail server for tests, on loopback, on a port that the system chooses.

Prints its port on the first line, then one JSON line for each message received, parsed by Python's email package.
Recipients whose name begins with refused, grey or full are refused in different ways; `--fault` makes the whole
server misbehave. It ends when its standard input is closed, so that no test leaves one behind.
"""
import argparse
import asyncio
import email
import email.policy
import json
import os
import queue
import ssl
import sys
import threading
from email.header import decode_header, make_header
from email.utils import parseaddr

from aiosmtpd.smtp import SMTP, AuthResult


lines = queue.Queue()


def say(value):
    """Printed by a thread: a reader that is slow must not keep the server from answering."""
    lines.put(json.dumps(value))


def print_lines():
    while True:
        print(lines.get(), flush=True)


def describe(part):
    content = part.get_content() if not part.is_multipart() else None
    if isinstance(content, bytes):
        content = content.hex()
    return {
        "type": part.get_content_type(),
        "parameters": {k: str(v) for k, v in (part.get_params() or [])[1:]},
        "encoding": str(part.get("Content-Transfer-Encoding", "")),
        "file": part.get_filename(),
        "content": content,
        "parts": [describe(inner) for inner in part.iter_parts()] if part.is_multipart() else [],
    }


def name_of(raw):
    """The To header's name: the policy of 3.11 keeps the spaces between encoded words, which RFC 2047 drops."""
    to = email.message_from_bytes(raw)["To"].replace("\r\n", "")
    return str(make_header(decode_header(parseaddr(to)[0])))


class Catcher:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused"):
            return "550 5.1.1 No such person here"
        if address.startswith("grey"):
            return "451 4.7.1 Please come back later"
        if address.startswith("bye"):
            return "421 4.3.2 Shutting down"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_MAIL(self, server, session, envelope, address, options):
        if address.startswith("stranger"):
            return "553 5.7.1 You may not send as that"
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if any(a.startswith("spam") for a in envelope.rcpt_tos):
            return "554 5.6.0 Content refused"
        raw = envelope.original_content
        message = email.message_from_bytes(raw, policy=email.policy.default)
        say({
            "peer": session.peer[1],
            "tls": server.transport.get_extra_info("ssl_object") is not None,
            "login": session.auth_data if isinstance(session.auth_data, str) else None,
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "headers": [[k, str(v)] for k, v in message.items()],
            "names": [name_of(raw)],
            "epoch": message["Date"].datetime.timestamp(),
            "defects": [repr(d) for p in message.walk() for d in p.defects]
            + [repr(d) for v in message.values() for d in getattr(v, "defects", [])],
            "longest": max(len(line) for line in raw.split(b"\r\n")),
            "bare": raw.replace(b"\r\n", b"").count(b"\n") + raw.replace(b"\r\n", b"").count(b"\r"),
            "body": describe(message),
        })
        return "250 2.0.0 Taken as 4711"


def authenticate(server, session, envelope, mechanism, data):
    good = data.login == b"binome" and data.password == "p\u00e4ss:w/rd@1".encode()
    return AuthResult(success=good, handled=False, auth_data=data.login.decode())


async def faulty(reader, writer, fault):
    async def line(text):
        writer.write(text.encode() + b"\r\n")
        await writer.drain()

    try:
        if fault == "silent":
            await asyncio.sleep(60)
        await line("554 5.3.2 Closed" if fault == "closed" else "220 test")
        while command := (await reader.readline()).decode(errors="replace").upper():
            if command.startswith("DATA"):
                await line("354 go on")
                if fault == "cut":
                    await reader.read(2000)
                    break
                while (await reader.readline()) not in (b".\r\n", b""):
                    pass
                if fault == "mute":
                    break
                await line("250 done")
                break
            if command.startswith("RCPT") and fault == "hang":
                await asyncio.sleep(60)
            await line("250 OK")
    finally:
        # Without a shutdown of its own the close may turn into a reset, which is a fault as good.
        writer.close()


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--security", default="none")
    parser.add_argument("--auth", action="store_true")
    parser.add_argument("--fault")
    options = parser.parse_args()
    context = None
    if options.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate, options.key)
    loop = asyncio.get_running_loop()

    def protocol():
        return SMTP(
            Catcher(), hostname="test", loop=loop, enable_SMTPUTF8=True, data_size_limit=50_000_000,
            tls_context=context if options.security == "starttls" else None,
            require_starttls=options.security == "starttls",
            authenticator=authenticate if options.auth else None,
            auth_required=options.auth, auth_require_tls=False,
        )

    if options.fault:
        server = await asyncio.start_server(lambda r, w: faulty(r, w, options.fault), "127.0.0.1", 0)
    else:
        tls = context if options.security == "tls" else None
        server = await loop.create_server(protocol, "127.0.0.1", 0, ssl=tls)
    say(server.sockets[0].getsockname()[1])

    def wait_for_end():
        sys.stdin.read()
        os._exit(0)

    threading.Thread(target=wait_for_end, daemon=True).start()
    threading.Thread(target=print_lines, daemon=True).start()
    await server.serve_forever()


asyncio.run(main())
