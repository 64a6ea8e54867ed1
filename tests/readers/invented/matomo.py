"""Matomo: reports as CSV, with the names of the API or of the interface."""

from __future__ import annotations

PAGES = """\
label,nb_visits,nb_hits,sum_time_spent,bounce_rate,avg_time_on_page,metadata_url,metadata_segment
/start,"1,204",2300,8123,45%,00:01:23,https://bridge.example.org/start,pageUrl==start
"/tasks, all",31,40,120,5%,00:00:12,https://bridge.example.org/tasks,pageUrl==tasks
"""
DAYS = """\
date,nb_uniq_visitors,nb_visits,nb_actions,max_actions
2022-09-01,20,31,60,9
2022-09-02,0,0,0,0
"""
INTERFACE = """\
Label,Unique visitors,Visits,Actions,Bounce Rate,Metadata: url
/start,20,31,60,45%,https://bridge.example.org/start
"""
SWEDISH = "Datum,Unika besökare,Besök,Händelser,Avvisningsfrekvens\n2022-09-01,20,31,60,45 %\n"
FINNISH = "Nimiö;Uniikit kävijät;Käynnit;Toiminnot\nsuora posti;20;1 031;60\n"
EXPORTS: dict[str, bytes] = {
    "pages": b"\xff\xfe" + PAGES.encode("utf-16-le"),
    "days": b"\xff\xfe" + DAYS.encode("utf-16-le"),
    "the words of the interface": INTERFACE.encode(),
    "in Swedish": b"\xff\xfe" + SWEDISH.encode("utf-16-le"),
    "in Finnish, saved again": FINNISH.encode("utf-8-sig"),
}
