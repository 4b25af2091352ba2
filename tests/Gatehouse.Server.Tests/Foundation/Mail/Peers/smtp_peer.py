"""A mail server of another make (aiosmtpd) that prints its port, then each message it took, as lines of JSON.

smtp_peer.py MODE CERTIFICATE KEY   MODE is starttls, implicit or plain
"""
import asyncio
import json
import ssl
import sys
from email import message_from_bytes, policy

from aiosmtpd.smtp import AuthResult, LoginPassword, SMTP

MODE, CERTIFICATE, KEY = sys.argv[1:4]


class Printing:
    async def handle_DATA(self, server, session, envelope):
        message = message_from_bytes(envelope.content, policy=policy.default)
        print(json.dumps({
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "encrypted": session.ssl is not None or MODE == "implicit",
            "login": session.authenticated,
            "headers": {name: str(value) for name, value in message.items()},
            "defects": [str(defect) for part in message.walk() for defect in part.defects],
            "text": message.get_body(("plain",)).get_content(),
            "html": message.get_body(("html",)).get_content(),
            "longest": max(len(line) for line in envelope.content.splitlines()),
        }), flush=True)
        return "250 2.0.0 Taken by the peer"


def authenticate(server, session, envelope, mechanism, data):
    known = isinstance(data, LoginPassword) and (data.login, data.password) == (b"gatehouse", "pässword ✓".encode())
    return AuthResult(success=known, handled=False)


async def main():
    context = None
    if MODE != "plain":
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(CERTIFICATE, KEY)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(
            Printing(),
            loop=loop,
            enable_SMTPUTF8=True,
            hostname="peer.example",
            tls_context=context if MODE == "starttls" else None,
            require_starttls=MODE == "starttls",
            auth_required=MODE != "plain",
            auth_require_tls=MODE == "starttls",
            authenticator=authenticate,
        ),
        "localhost",
        0,
        family=2,
        ssl=context if MODE == "implicit" else None,
    )
    print(json.dumps({"port": server.sockets[0].getsockname()[1]}), flush=True)
    await server.serve_forever()


asyncio.run(main())
