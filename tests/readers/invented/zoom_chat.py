"""Zoom's saved chats in each layout, of invented people."""

CLOUD = """00:21:14\tAda (Ada Nova):\tHello, "all
of you"
00:21:20\tBo: the builder:\t"Hi
00:22:00\tAda (Ada Nova):\tReplying to "Hi"\tyes

01:02:03\tBo's iPad:\tReacted to "Hello, "all" with 👍
"""
LOCAL = """08:59:02 From  Ada Nova  to  Everyone:
\tGood morning: see
\t
\thttps://example.org/a,b;c
09:30:26 From  Bo to Go  to  Ada Nova(Privately):
\t"Is it, now?
09:30:27 From  Ada Nova  to  Me(Direct Message):
\tReacted to "Good morning: see" with 👍
"""
NEWER = """2026-08-09 10:51:00 From Ada Nova to Everyone:
    Hello
    \tindented
2026-08-09 10:52:30 From Bo to Hosts and panelists:
    Replying to "Hello"

    Hi
"""
ONE_LINE = """09:30:26\t From Ada: Nova : Hello : all
of you
09:30:30 From  Bo  to  Everyone : see https://example.org
09:31:00 From  Bo  to  Ada: Nova(Privately) : I talk to you:
"""
WITHOUT_SPACE = """9:30:26 From Ada Nova to Everyone: Hello : all
9:30:30 From Bo to Ada Nova (Direct Message): so it is
"""
EXPORTS = {
    "cloud": CLOUD.encode(),
    "cloud, Windows lines": CLOUD.replace("\n", "\r\n").encode("utf-8-sig"),
    "local": LOCAL.encode(),
    "local, Windows lines": LOCAL.replace("\n", "\r\n").encode("utf-16"),
    "newer": NEWER.encode(),
    "one line": ONE_LINE.encode(),
    "one line, no space before the colon": WITHOUT_SPACE.encode(),
}
