"""Vendors of share, index and currency prices, brokers and trading programs."""

from csv_case import add

DAYS = ["2024-01-29", "2024-01-30", "2024-01-31"]
CLOSES = [50.5, 51.25, 50.75]

YAHOO = """\
Date,Open,High,Low,Close,Adj Close,Volume
2024-01-29,50.0,50.75,49.5,50.5,48.5,1000
2024-01-30,50.5,51.5,50.25,51.25,49.25,1200
2024-01-31,51.25,51.25,50.5,50.75,48.75,900
"""
add("yahoo_website.csv", "Yahoo Finance: an adjusted close beside the close", YAHOO, DAYS, CLOSES,
    error=["Close", "Adj Close"], columns={"close": "Close", "timestamp": "Date"}, zone="assumed")
add("yahoo_website.csv", "the adjusted one, as stated", None, DAYS, [48.5, 49.25, 48.75],
    options={"columns": {"close": "Adj Close"}})
add("yahoo_website.csv", "the plain one, as stated", None, DAYS, CLOSES, options={"columns": {"close": "Close"}})
NULLS = """\
Date,Open,High,Low,Close,Volume
2024-01-29,50.0,50.75,49.5,50.5,1000
2024-01-30,null,null,null,null,null
2024-01-31,51.25,51.25,50.5,50.75,900
"""
add("yahoo_null_row.csv", "a day of the word null", NULLS, error=["null|missing"])
add("yahoo_null_row.csv", "the same, rows without a value left out", None, ["2024-01-29", "2024-01-31"], [50.5, 50.75],
    options={"missing": "skip-row"})
add("yfinance_history.csv", "yfinance: midnight in New York, with its offset", """\
Date,Open,High,Low,Close,Volume,Dividends,Stock Splits
2024-03-08 00:00:00-05:00,50.0,50.75,49.5,50.5,1000,0.0,0.0
2024-03-11 00:00:00-04:00,50.5,51.5,50.25,51.25,1200,0.25,0.0
2024-03-12 00:00:00-04:00,51.25,51.25,50.5,50.75,900,0.0,0.0
""", ["2024-03-08T05:00", "2024-03-11T04:00", "2024-03-12T04:00"], CLOSES, zone="stated")
add("yfinance_three_header_rows.csv", "yfinance: three lines of header; close, high, low, open", """\
Price,Close,High,Low,Open,Volume
Ticker,TST-USD,TST-USD,TST-USD,TST-USD,TST-USD
Date,,,,,
2024-01-29,50.5,50.75,49.5,50.0,1000
2024-01-30,51.25,51.5,50.25,50.5,1200
2024-01-31,50.75,51.25,50.5,51.25,900
""", DAYS, CLOSES, header=True, zone="assumed", values={"open": [50.0, 50.5, 51.25], "high": [50.75, 51.5, 51.25]})
TICKERS = """\
Price,Close,Close,High,High,Low,Low,Open,Open,Volume,Volume
Ticker,AAA,BBB,AAA,BBB,AAA,BBB,AAA,BBB,AAA,BBB
Date,,,,,,,,,,
2024-01-29,50.5,7.25,50.75,7.5,49.5,7.0,50.0,7.0,1000,80
2024-01-30,51.25,7.5,51.5,7.75,50.25,7.25,50.5,7.25,1200,90
2024-01-31,50.75,7.0,51.25,7.5,50.5,7.0,51.25,7.5,900,70
"""
add("yfinance_two_tickers.csv", "yfinance: two tickers side by side", TICKERS, error=["AAA", "BBB"], symbols=["AAA", "BBB"])
add("yfinance_two_tickers.csv", "one of them", None, DAYS, [7.25, 7.5, 7.0], options={"symbol": "BBB"},
    values={"open": [7.0, 7.25, 7.5], "volume": [80.0, 90.0, 70.0]})
OLD_TICKERS = """\
,AAA,AAA,AAA,AAA,BBB,BBB,BBB,BBB
,Open,High,Low,Close,Open,High,Low,Close
Date,,,,,,,,
2024-01-29,50.0,50.75,49.5,50.5,7.0,7.5,7.0,7.25
2024-01-30,50.5,51.5,50.25,51.25,7.25,7.75,7.25,7.5
"""
add("yfinance_grouped_by_ticker.csv", "yfinance: the ticker above the field", OLD_TICKERS, error=["AAA", "BBB"],
    symbols=["AAA", "BBB"])
add("yfinance_grouped_by_ticker.csv", "one of them", None, ["2024-01-29", "2024-01-30"], [7.25, 7.5],
    options={"symbol": "BBB"}, values={"open": [7.0, 7.25]})
add("two_header_rows.csv", "a table of pandas with two header rows", """\
,TST,TST,TST,TST
Date,Open,High,Low,Close
2024-01-29,50.0,50.75,49.5,50.5
2024-01-30,50.5,51.5,50.25,51.25
2024-01-31,51.25,51.25,50.5,50.75
""", DAYS, CLOSES, header=True)
add("stooq.csv", "Stooq", """\
Date,Open,High,Low,Close,Volume
2024-01-29,50,50.75,49.5,50.5,1000
2024-01-30,50.5,51.5,50.25,51.25,1200
2024-01-31,51.25,51.25,50.5,50.75,900
""".replace("\n", "\r\n"), DAYS, CLOSES, zone="assumed")
add("stooq_polish.csv", "Stooq in Polish", """\
Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie,Wolumen
2024-01-29,50,50.75,49.5,50.5,1000
2024-01-30,50.5,51.5,50.25,51.25,1200
2024-01-31,51.25,51.25,50.5,50.75,900
""".replace("\n", "\r\n"), DAYS, CLOSES,
    columns={"timestamp": "Data", "open": "Otwarcie", "high": "Najwyzszy", "low": "Najnizszy", "close": "Zamkniecie",
             "volume": "Wolumen"})
add("stooq_archive.txt", "Stooq's archive: names in angle brackets, date and time in two columns of digits", """\
<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>
TST.US,60,20240131,153000,50,50.75,49.5,50.5,1000,0
TST.US,60,20240131,163000,50.5,51.5,50.25,51.25,1200,0
TST.US,60,20240131,173000,51.25,51.25,50.5,50.75,900,0
""", ["2024-01-31T15:30", "2024-01-31T16:30", "2024-01-31T17:30"], CLOSES, zone="assumed", columns={"volume": "<VOL>"})
add("alpha_vantage.csv", "Alpha Vantage: newest first, CRLF", """\
timestamp,open,high,low,close,volume
2024-01-31,51.25,51.25,50.5,50.75,900
2024-01-30,50.5,51.5,50.25,51.25,1200
2024-01-29,50.0,50.75,49.5,50.5,1000
""".replace("\n", "\r\n"), DAYS, CLOSES, order="newest first")
add("tiingo.csv", "Tiingo: unadjusted and adjusted columns of each kind", """\
date,close,high,low,open,volume,adjClose,adjHigh,adjLow,adjOpen,adjVolume,divCash,splitFactor
2024-01-29T00:00:00.000Z,50.5,50.75,49.5,50.0,1000,25.25,25.375,24.75,25.0,2000,0.0,1.0
2024-01-30T00:00:00.000Z,51.25,51.5,50.25,50.5,1200,25.625,25.75,25.125,25.25,2400,0.0,1.0
2024-01-31T00:00:00.000Z,50.75,51.25,50.5,51.25,900,25.375,25.625,25.25,25.625,1800,0.0,1.0
""", DAYS, CLOSES, error=["close", "adjClose"], zone="stated", values={"open": [50.0, 50.5, 51.25]})
add("nasdaq.csv", "Nasdaq.com: Close/Last, dollar signs, month first, newest first", """\
Date,Close/Last,Volume,Open,High,Low
01/31/2024,$50.75,900,$51.25,$51.25,$50.50
01/30/2024,$51.25,1200,$50.50,$51.50,$50.25
01/29/2024,$50.50,1000,$50.00,$50.75,$49.50
""", DAYS, CLOSES, columns={"close": "Close/Last"}, order="newest first")
add("nasdaq_no_volume.csv", "Nasdaq.com, an index: the volume is N/A throughout", """\
Date,Close/Last,Volume,Open,High,Low
01/31/2024,50.75,N/A,51.25,51.25,50.50
01/30/2024,51.25,N/A,50.50,51.50,50.25
01/29/2024,50.50,N/A,50.00,50.75,49.50
""", DAYS, CLOSES, error=["Volume|N/A|missing"])
add("wsj.csv", "Wall Street Journal: blanks after commas, two-digit years", """\
Date, Open, High, Low, Close
01/31/24, 51.25, 51.25, 50.50, 50.75
01/30/24, 50.50, 51.50, 50.25, 51.25
01/29/24, 50.00, 50.75, 49.50, 50.50
""", DAYS, CLOSES, order="newest first")
add("marketwatch.csv", "MarketWatch: quoted thousands", """\
Date,Open,High,Low,Close,Volume
01/31/2024,"5,125.00","5,125.00","5,050.00","5,075.50","1,234,567"
01/30/2024,"5,050.25","5,150.00","5,025.00","5,125.00","2,345,678"
01/29/2024,"5,000.00","5,075.00","4,950.00","5,050.25","987,654"
""", DAYS, [5050.25, 5125.0, 5075.5], values={"volume": [987654.0, 2345678.0, 1234567.0]})
add("google_finance.csv", "GOOGLEFINANCE of Google Sheets: the time of the close behind the date", """\
Date,Open,High,Low,Close,Volume
1/29/2024 16:00:00,50,50.75,49.5,50.5,1000
1/30/2024 16:00:00,50.5,51.5,50.25,51.25,1200
1/31/2024 16:00:00,51.25,51.25,50.5,50.75,900
""", ["2024-01-29T16:00", "2024-01-30T16:00", "2024-01-31T16:00"], CLOSES, zone="assumed")
FRED = """\
DATE,VIXCLS
2024-01-29,13.5
2024-01-30,.
2024-01-31,14.25
"""
add("fred.csv", "FRED: a full stop where there is no value", FRED, error=["missing|."])
add("fred.csv", "the same, rows without a value left out", None, ["2024-01-29", "2024-01-31"], [13.5, 14.25],
    options={"missing": "skip-row"}, columns={"timestamp": "DATE", "close": "VIXCLS"})
add("fred_new.csv", "FRED today: other names, nothing where there is no value", """\
observation_date,VIXCLS
2024-01-29,13.5
2024-01-30,
2024-01-31,14.25
""", ["2024-01-29", "2024-01-31"], [13.5, 14.25], options={"missing": "skip-row"})
add("cboe_vix.csv", "CBOE: month first", """\
DATE,OPEN,HIGH,LOW,CLOSE
01/29/2024,13.25,14.0,13.0,13.5
01/30/2024,13.5,13.75,13.25,13.25
01/31/2024,13.25,14.5,13.25,14.25
""", DAYS, [13.5, 13.25, 14.25])
add("ecb_sdmx.csv", "European Central Bank: the value is OBS_VALUE at TIME_PERIOD", """\
KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE,OBS_STATUS
EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2024-01-29,1.25,A
EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2024-01-30,1.2575,A
EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2024-01-31,1.245,A
""", DAYS, [1.25, 1.2575, 1.245], columns={"timestamp": "TIME_PERIOD", "close": "OBS_VALUE"})
EUROFXREF = """\
Date,USD,JPY,CYP,
2024-01-31,1.245,160.5,N/A,
2024-01-30,1.2575,161.25,N/A,
2024-01-29,1.25,160.0,N/A,
"""
add("ecb_eurofxref.csv", "European Central Bank: a column for each currency, a comma at the end of each line", EUROFXREF,
    error=["USD", "JPY"], symbols=["USD", "JPY"])
add("ecb_eurofxref.csv", "one of them, by its column", None, DAYS, [1.25, 1.2575, 1.245],
    options={"columns": {"close": "USD"}}, order="newest first")
add("quandl_wiki.csv", "Nasdaq Data Link: adjusted prices behind the plain ones", """\
Date,Open,High,Low,Close,Volume,Ex-Dividend,Split Ratio,Adj. Open,Adj. High,Adj. Low,Adj. Close,Adj. Volume
2024-01-29,50.0,50.75,49.5,50.5,1000,0.0,1.0,25.0,25.375,24.75,25.25,2000
2024-01-30,50.5,51.5,50.25,51.25,1200,0.0,1.0,25.25,25.75,25.125,25.625,2400
2024-01-31,51.25,51.25,50.5,50.75,900,0.0,1.0,25.625,25.625,25.25,25.375,1800
""", DAYS, CLOSES, error=["Close", "Adj. Close"])
add("iex.csv", "IEX", """\
date,open,high,low,close,volume,unadjustedVolume,change,changePercent,vwap,label,changeOverTime
2024-01-29,50.0,50.75,49.5,50.5,1000,1000,0.5,1.0,50.3,"Jan 29, 24",0
2024-01-30,50.5,51.5,50.25,51.25,1200,1200,0.75,1.4851,50.9,"Jan 30, 24",0.0148
2024-01-31,51.25,51.25,50.5,50.75,900,900,-0.5,-0.9756,50.9,"Jan 31, 24",0.005
""", DAYS, CLOSES, columns={"timestamp": "date", "volume": "volume"})
add("metatrader5.csv", "MetaTrader 5: tabs, names in angle brackets, date and time in two columns", """\
<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>
2024.01.31\t09:00:00\t1.105\t1.1075\t1.1025\t1.10625\t1234\t0\t5
2024.01.31\t10:00:00\t1.10625\t1.1125\t1.10625\t1.11\t1350\t0\t5
2024.01.31\t11:00:00\t1.11\t1.11\t1.1\t1.1025\t990\t0\t6
""", ["2024-01-31T09:00", "2024-01-31T10:00", "2024-01-31T11:00"], [1.10625, 1.11, 1.1025], delimiter="\t",
    zone="assumed", columns={"close": "<CLOSE>"})
add("metatrader4_no_header.csv", "MetaTrader 4: no header, date and time in two columns", """\
2024.01.31,09:00,1.105,1.1075,1.1025,1.10625,1234
2024.01.31,10:00,1.10625,1.1125,1.10625,1.11,1350
2024.01.31,11:00,1.11,1.11,1.1,1.1025,990
""", ["2024-01-31T09:00", "2024-01-31T10:00", "2024-01-31T11:00"], [1.10625, 1.11, 1.1025], header=False,
    values={"volume": [1234.0, 1350.0, 990.0]})
add("dukascopy.csv", "Dukascopy: day first with full stops; the header says Greenwich time", """\
Gmt time,Open,High,Low,Close,Volume
31.12.2023 22:00:00.000,1.105,1.1075,1.1025,1.10625,1234.5
31.12.2023 23:00:00.000,1.10625,1.1125,1.10625,1.11,1350.25
01.01.2024 00:00:00.000,1.11,1.11,1.1,1.1025,990.0
""", ["2023-12-31T22:00", "2023-12-31T23:00", "2024-01-01"], [1.10625, 1.11, 1.1025], zone="stated",
    columns={"timestamp": "Gmt time"})
HISTDATA = """\
20240101 170000;1.105;1.1075;1.1025;1.10625;0
20240101 170100;1.10625;1.1125;1.10625;1.11;0
20240101 170200;1.11;1.11;1.1;1.1025;0
"""
add("histdata.csv", "HistData: no header, semicolons, date and time of digits", HISTDATA,
    ["2024-01-01T17:00", "2024-01-01T17:01", "2024-01-01T17:02"], [1.10625, 1.11, 1.1025], delimiter=";", header=False,
    zone="assumed")
add("histdata.csv", "the same in its zone, New York without summer time", None,
    ["2024-01-01T22:00", "2024-01-01T22:01", "2024-01-01T22:02"], [1.10625, 1.11, 1.1025], options={"zone": "-05:00"},
    zone="given")
add("ninjatrader_day.txt", "NinjaTrader: no header, dates of eight digits", """\
20240129;50.0;50.75;49.5;50.5;1000
20240130;50.5;51.5;50.25;51.25;1200
20240131;51.25;51.25;50.5;50.75;900
""", DAYS, CLOSES, delimiter=";", header=False)
add("tradestation.csv", "TradeStation: date and time in two columns, volume as Up and Down", """\
"Date","Time","Open","High","Low","Close","Up","Down"
01/31/2024,09:35,50.0,50.75,49.5,50.5,600,400
01/31/2024,09:40,50.5,51.5,50.25,51.25,700,500
01/31/2024,09:45,51.25,51.25,50.5,50.75,400,500
""", ["2024-01-31T09:35", "2024-01-31T09:40", "2024-01-31T09:45"], CLOSES, zone="assumed")
add("tradestation_digits.csv", "times of three and four digits", """\
Date,Time,Open,High,Low,Close,Volume
01/31/2024,955,50.0,50.75,49.5,50.5,1000
01/31/2024,1000,50.5,51.5,50.25,51.25,1200
01/31/2024,1005,51.25,51.25,50.5,50.75,900
""", ["2024-01-31T09:55", "2024-01-31T10:00", "2024-01-31T10:05"], CLOSES)
add("sierra_chart.txt", "Sierra Chart: blanks after commas, year first with slashes, the close is Last", """\
Date, Time, Open, High, Low, Last, Volume, NumberOfTrades, BidVolume, AskVolume
2024/1/31, 18:00:00, 50.00, 50.75, 49.50, 50.50, 1000, 50, 600, 400
2024/1/31, 18:01:00, 50.50, 51.50, 50.25, 51.25, 1200, 45, 700, 500
2024/1/31, 18:02:00, 51.25, 51.25, 50.50, 50.75, 900, 60, 400, 500
""", ["2024-01-31T18:00", "2024-01-31T18:01", "2024-01-31T18:02"], CLOSES)
add("interactive_brokers_day.csv", "Interactive Brokers: dates of eight digits", """\
date,open,high,low,close,volume,average,barCount
20240129,50.0,50.75,49.5,50.5,1000,50.2,120
20240130,50.5,51.5,50.25,51.25,1200,50.9,130
20240131,51.25,51.25,50.5,50.75,900,50.9,90
""", DAYS, CLOSES)
add("interactive_brokers_zone.csv", "Interactive Brokers: a zone with summer time by its name", """\
date,open,high,low,close,volume,average,barCount
20240131 09:30:00 US/Eastern,50.0,50.75,49.5,50.5,1000,50.2,120
20240131 10:30:00 US/Eastern,50.5,51.5,50.25,51.25,1200,50.9,130
20240131 11:30:00 US/Eastern,51.25,51.25,50.5,50.75,900,50.9,90
""", ["2024-01-31T14:30", "2024-01-31T15:30", "2024-01-31T16:30"], CLOSES, error=["US/Eastern"], zone="stated")
add("bloomberg.csv", "an export with lines above the table", """\
Security,TST US Equity
Start Date,1/29/2024
End Date,1/31/2024
Period,D
Currency,USD

Date,PX_OPEN,PX_HIGH,PX_LOW,PX_LAST,PX_VOLUME
1/31/2024,51.25,51.25,50.5,50.75,900
1/30/2024,50.5,51.5,50.25,51.25,1200
1/29/2024,50.0,50.75,49.5,50.5,1000
""", DAYS, CLOSES, header=True, columns={"timestamp": "Date", "close": "PX_LAST", "volume": "PX_VOLUME"})
add("refinitiv.csv", "Refinitiv: a title, months by name, newest first", """\
TST.N - Price History
Exchange Date,Close,Net,%Chg,Open,Low,High,Volume
31-Jan-2024,50.75,-0.5,-0.98%,51.25,50.5,51.25,900
30-Jan-2024,51.25,0.75,+1.49%,50.5,50.25,51.5,1200
29-Jan-2024,50.5,0.5,+1.00%,50.0,49.5,50.75,1000
""", DAYS, CLOSES, columns={"timestamp": "Exchange Date"}, values={"low": [49.5, 50.25, 50.5]})
BARCHART = """\
Symbol,Time,Open,High,Low,Last,Change,%Chg,Volume
TST,01/31/2024,51.25,51.25,50.5,50.75,-0.5,-0.98%,900
TST,01/30/2024,50.5,51.5,50.25,51.25,0.75,+1.49%,1200
TST,01/29/2024,50.0,50.75,49.5,50.5,0.5,+1.00%,1000
"Downloaded from Barchart.com as of 02-01-2024 04:00am CST"
"""
add("barchart.csv", "Barchart: a line of text below the table", BARCHART, DAYS, CLOSES, error=["field|line|footer"],
    columns={"timestamp": "Time", "close": "Last", "symbol": "Symbol"})
add("investing_com.csv", "Investing.com: Price is the close and comes first; K and M", "\ufeff" + """\
"Date","Price","Open","High","Low","Vol.","Change %"
"Jan 31, 2024","4,275.5","4,300.0","4,325.5","4,250.0","1.38M","-0.58%"
"Jan 30, 2024","4,300.5","4,225.5","4,310.0","4,200.0","610.66K","1.79%"
"Jan 29, 2024","4,225.0","4,200.5","4,250.0","4,175.5","595.22K","0.60%"
""".replace("\n", "\r\n"), DAYS, [4225.0, 4300.5, 4275.5], values={"volume": [595220.0, 610660.0, 1380000.0]},
    columns={"timestamp": "Date", "close": "Price", "open": "Open", "volume": "Vol."}, order="newest first")
INVESTING = """\
"Date","Price","Open","High","Low","Vol.","Change %"
"Jan 31, 2024","42.5","43.0","43.5","42.0","1.38M","-0.58%"
"Jan 30, 2024","43.0","42.5","43.0","42.5","-","1.18%"
"Jan 29, 2024","42.5","42.0","42.5","41.5","0.57K","0.60%"
"""
add("investing_com_no_volume.csv", "a volume of -", INVESTING, error=["Vol.|-|missing"])
add("investing_com_no_volume.csv", "the same, rows without a value left out", None, ["2024-01-29", "2024-01-31"],
    [42.5, 42.5], options={"missing": "skip-row"}, values={"volume": [570.0, 1380000.0]})
add("investing_com_zero_open.csv", "an open of 0.0, rounded away", """\
"Date","Price","Open","High","Low","Vol.","Change %"
"Jul 19, 2010","0.1","0.1","0.1","0.1","0.57K","0.00%"
"Jul 18, 2010","0.1","0.0","0.1","0.1","0.08K","0.00%"
""", error=["Open|open"])
add("investing_com_german.csv", "Investing.com in German: decimal commas, full stops for thousands, day first", "\ufeff" + """\
"Datum","Zuletzt","Eröffn.","Hoch","Tief","Vol.","+/- %"
"31.01.2024","4.275,5","4.300,0","4.325,5","4.250,0","1,38M","-0,58%"
"30.01.2024","4.300,5","4.225,5","4.310,0","4.200,0","610,66K","1,79%"
"29.01.2024","4.225,0","4.200,5","4.250,0","4.175,5","595,22K","0,60%"
""", DAYS, [4225.0, 4300.5, 4275.5], values={"volume": [595220.0, 610660.0, 1380000.0]},
    columns={"timestamp": "Datum", "close": "Zuletzt", "open": "Eröffn.", "high": "Hoch", "low": "Tief", "volume": "Vol."})
add("spy_and_vix.csv", "a nameless column of row numbers, two closes", """\
,Date,SPY_Close,SPY_Volume,VIX_Close
0,2024-01-29,50.5,1000,13.5
1,2024-01-30,51.25,1200,13.25
2,2024-01-31,50.75,900,14.25
""", error=["SPY", "VIX", "SPY_Close", "VIX_Close"])
add("spy_and_vix.csv", "one of them, as stated", None, DAYS, [13.5, 13.25, 14.25],
    options={"columns": {"close": "VIX_Close"}}, columns={"timestamp": "Date"})
BID_ASK = """\
time,bidopen,bidhigh,bidlow,bidclose,askopen,askhigh,asklow,askclose,tickqty
2024-01-31 09:00:00,1.105,1.1075,1.1025,1.10625,1.106,1.1085,1.1035,1.10725,12
2024-01-31 10:00:00,1.10625,1.1125,1.10625,1.11,1.10725,1.1135,1.10725,1.111,15
2024-01-31 11:00:00,1.11,1.11,1.1,1.1025,1.111,1.111,1.101,1.1035,9
"""
add("bid_and_ask.csv", "bid and ask bars side by side", BID_ASK, error=["bidclose", "askclose"])
add("bid_and_ask.csv", "the bids, as stated", None, ["2024-01-31T09:00", "2024-01-31T10:00", "2024-01-31T11:00"],
    [1.10625, 1.11, 1.1025],
    options={"columns": {"open": "bidopen", "high": "bidhigh", "low": "bidlow", "close": "bidclose"}})
