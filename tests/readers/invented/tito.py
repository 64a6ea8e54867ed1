"""Invented ticket lists of Tito."""

from __future__ import annotations

HEADER = (
    "Number,Ticket Created Date,Ticket,Ticket Full Name,Ticket First Name,Ticket Last Name,"
    "Ticket Email,Ticket Company Name,Ticket Phone Number,Event,Void Status,Price,"
    "Ticket Reference,Tags,Unique Ticket URL,Unique Order URL,Order Reference,Order Name,"
    "Order Email,Order Company Name,Order Phone Number,Order Discount Code,Order IP,"
    "Order Created Date,Order Completed Date,Payment Reference,What do you sell?\n"
)
ROW = (
    "1,2026-02-02 10:00:00,Free,Aino Aalto,Aino,Aalto,aino@example.org,Farm Oy,,Markets,,0.00,"
    "AB1-1,,https://example.org/t/1,https://example.org/o/1,AB1,Bo Berg,bo@example.org,Farm Oy,,,"
    "192.0.2.1,2026-02-02,2026-02-02,,Jam\n"
)
EXPORTS = {
    "whole": (HEADER + ROW).encode(),
    "short": (
        b"Ticket Full Name,Ticket Email,Ticket Company Name,Ticket Reference,Void Status,Diet?\n"
        b",,,SP-1,,\nAino Aalto,aino@example.org,Farm Oy,SP-2,void,Vegan\n"
    ),
}
