"""Invented guest lists of Luma."""

from __future__ import annotations

HEADER = (
    "guest_id,name,first_name,last_name,email,phone_number,created_at,approval_status,"
    "checked_in_at,custom_source,qr_code_url,amount,amount_tax,amount_discount,currency,"
    "coupon_code,eth_address,solana_address,survey_response_rating,survey_response_feedback,"
    "ticket_type_id,ticket_name,What do you sell?\n"
)
ROWS = (
    "gst-1,Aino Aalto,Aino,Aalto,aino@example.org,+35840123,2026-02-02T19:00:23.077Z,approved,"
    "2026-02-10T17:05:00.000Z,,https://example.org/1,€0.00,€0.00,€0.00,EUR,,,,5,Good,t1,Standard,"
    "Jam\n"
    "gst-2,,,,bo@example.org,,2026-02-03T19:00:23.077Z,declined,,,https://example.org/2,€0.00,"
    "€0.00,€0.00,EUR,,,,,,t1,Standard,\n"
)
EXPORTS = {
    "whole": (HEADER + ROWS).encode(),
    "short": (
        b"api_id,name,email,created_at,approval_status,checked_in_at\n"
        b"g1,Aino,aino@example.org,2026-01-01T00:00:00Z,approved,\n"
    ),
}
