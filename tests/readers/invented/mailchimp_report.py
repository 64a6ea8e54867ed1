"""Mailchimp: the report of one campaign."""

from __future__ import annotations

REPORT = """\
"Email Campaign Report"
"Title:","Newsletter 1, autumn"
"Subject Line:","Hello"
"Delivery Date/Time:","Thu, Sep 01, 2022 9:00 am"

"Overall Stats"
"Total Recipients:","1,234"
"Successful Deliveries:","1,200"
"Bounces:","34 (2.8%)"
"Recipients Who Opened:","345 (28.8%)"
"Total Opens:","600"
"Last Open Date:","9/14/22 10:03AM"
"Total Unsubs:","2"

"Clicks by URL"
"URL","Total Clicks","Unique Clicks"
"https://bridge.example.org/start?x=1,2","1,050","45"
"https://bridge.example.org/tasks","5","4"
"""
WITHOUT_CLICKS = REPORT.partition('"Clicks by URL"')[0]
EXPORTS: dict[str, bytes] = {
    "report": REPORT.encode(),
    "no clicks": WITHOUT_CLICKS.encode("utf-8-sig"),
    "padded": REPORT.replace('"Overall Stats"', '"Overall Stats",,').encode(),
}
