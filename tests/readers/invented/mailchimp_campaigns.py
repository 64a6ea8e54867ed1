"""Mailchimp: all campaigns, a row each."""

from __future__ import annotations

CAMPAIGNS = """\
Title,Subject,List,Send Date,Send Weekday,Total Recipients,Successful Deliveries,Soft Bounces,\
Hard Bounces,Total Bounces,Times Forwarded,Forwarded Opens,Unique Opens,Open Rate,Total Opens,\
Unique Clicks,Click Rate,Total Clicks,Unsubscribes,Abuse Complaints,Times Liked on Facebook,\
Folder Id,Unique Id
Newsletter 1,"Hello, all",Friends of the bridge,"Sep 01, 2022 09:00 am",Thursday,"1,234","1,200",\
30,4,34,0,0,345,28.75%,600,45,3.75%,67,2,0,0,,a1b2c3
"Newsletter 2, autumn",Tasks,Friends of the bridge,"Oct 13, 2022 01:30 pm",Thursday,900,899,1,\
0,1,2,1,450,50.06%,700,100,11.12%,150,0,0,0,7,d4e5f6
"""
EXPORTS: dict[str, bytes] = {
    "campaigns": CAMPAIGNS.encode(),
    "with a mark": CAMPAIGNS.encode("utf-8-sig"),
}
