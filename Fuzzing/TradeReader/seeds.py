#!/usr/bin/env python3
"""Writes the first files of Fuzzing/TradeReader/corpus: invented trades in the layouts of programs that write them.

A byte in front chooses the options (see TradeReaderFuzzer.swift). Python 3.9 or later, standard library only.
"""

import gzip
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parent / "corpus"
PLAIN = "exit_date,pnl_pct\n2024-01-02,2.5\n2024-01-03,-1\n2024-01-01,0.5\n"
SEEDS = {
    "plain": PLAIN,
    "returns": "return\n0.02\n-0.01\n",
    "no-header": "0.02\n-0.01\n",
    "percent-signs": "closed_at,profit\n2024-01-02,2.5%\n2024-01-03,-1%\n",
    "semicolon": "date;Rendite;return\n02.01.2024;x;0,025\n13.01.2024;y;-0,01\n",
    "prices": "buy_date,buy_price,sell_date,sell_price,return\n2024-01-02,10,2024-01-03,11,10\n",
    "total-loss": "side,entry_price,exit_price\nlong,10,0\nshort,10,40\nlong,0,1\n",
    "freqtrade": "pair,stake_amount,amount,open_date,close_date,open_rate,close_rate,fee_open,fee_close,profit_ratio,"
                 "profit_abs,is_open,leverage,is_short\n"
                 "A/B,100,1,2024-03-02 00:00:00+00:00,2024-03-04 01:00:00+00:00,100,104,0.001,0.001,0.038,3.8,False,1,False\n"
                 "C/B,100,1,2024-03-02 00:00:00+00:00,2024-03-03 01:00:00+00:00,100,102,0.001,0.001,-0.11,-2.2,False,5,True\n"
                 "A/B,100,1,2024-03-05 00:00:00+00:00,,100,,0.001,0.001,,,True,1,False\n",
    "backtesting": "Size,EntryBar,ExitBar,EntryPrice,ExitPrice,PnL,Commission,ReturnPct,EntryTime,ExitTime\n"
                   "4,1,3,50,51,4,0,0.02,2024-02-01,2024-02-05\n-4,4,6,51,50.49,2.04,0,0.01,2024-02-06,2024-02-08\n",
    "vectorbt": "Exit Trade Id,Column,Size,Entry Timestamp,Avg Entry Price,Entry Fees,Exit Timestamp,Avg Exit Price,"
                "Exit Fees,PnL,Return,Direction,Status\n"
                "0,X,2,2024-02-01 00:00:00,10,0.02,2024-02-03 00:00:00,13,0.026,5.954,0.2977,Long,Closed\n"
                "1,X,2,2024-02-04 00:00:00,13,0.026,2024-02-05 00:00:00,12,0,1.974,0.0759,Short,Open\n",
    "tradingview": "Trade #,Type,Date and time,Price USD,Position size (qty),Position size (value),Net P&L USD,Net P&L %\n"
                   "2,Exit short,2024-02-07 12:00,98,1,100,2,2.00\n2,Entry short,2024-02-06 00:00,100,1,100,2,2.00\n"
                   "1,Exit long,2024-02-05 00:00,95,1,100,-5,-5.00\n1,Entry long,2024-02-03 00:00,100,1,100,-5,-5.00\n",
    "tradingview-open": "Trade #,Type,Date/Time,Price,Contracts,Profit\n1,Entry Long,2024-02-03 14:30,100,2,\n"
                        "1,Exit Long,2024-02-03 15:30,104,2,7.6\n2,Entry Short,2024-02-04 14:30,100,2,\n",
    "quantconnect": "Entry Time,Symbols,Exit Time,Direction,Entry Price,Exit Price,Quantity,P&L,Fees\n"
                    "2024-02-02T14:31:00Z,X,2024-02-03T20:00:00Z,Buy,50,52,10,20,1\n"
                    "2024-02-04T14:31:00Z,X,2024-02-05T20:00:00Z,Sell,52,51,10,10,1\n",
    "metatrader": "Ticket,Open Time,Type,Size,Item,Price,S/L,T/P,Close Time,Price,Commission,Swap,Profit\n"
                  "1,2024.02.15 08:30:00,buy,0.10,x,1.5,0,0,2024.02.15 14:22:00,1.53,-1.00,-0.25,300.00\n"
                  "2,2024.02.15 09:00:00,balance,0.00,,,,,,,0.00,0.00,1000.00\n"
                  "3,2024.02.16 10:15:00,sell,0.20,x,1.5,0,0,,,-2.00,0.00,0.00\n",
    "leverage": "symbol,leverage,ROI %\nX,1,5\nX,10,20\nY,4,-10\n",
    "basis": "symbol,leverage,ROI %\nX,1,5\nX,10,20\nY,4,-10\n",
    "several-returns": "close_date,return,net return\n2024-01-02,0.1,0.2\n",
    "duplicate-numbers": "id,type,price\n1,Entry,10\n1,Exit,11\n1,Exit,12\n2,Exit,10\n",
    "closed-first": "open_date,close_date,return\n2024-01-03,2024-01-02,0.01\n",
    "some-without-times": "close_date,status,return\n2024-01-02,closed,0.01\n,closed,0.02\n,open,\n",
    "numbers": "return\n1e308\n-1e308\n1e-320\nnan\n",
    "empty": "return\n",
    "gzip": gzip.compress(PLAIN.encode(), mtime=0),
}
OPTIONS = {"no-header": 1, "basis": 0x10, "semicolon": 0x80, "plain": 0x40, "duplicate-numbers": 7, "total-loss": 4}


def main():
    FOLDER.mkdir(exist_ok=True)
    for name, contents in SEEDS.items():
        data = contents if isinstance(contents, bytes) else contents.encode()
        (FOLDER / name).write_bytes(bytes([OPTIONS.get(name, 0)]) + data)


if __name__ == "__main__":
    main()
