"""Crypto-currency exchanges and the sites that collect their prices."""

import gzip
import io
import zipfile

from csv_case import add

HOURS = ["2024-01-01", "2024-01-01T01:00", "2024-01-01T02:00"]
DAYS = ["2024-01-01", "2024-01-02", "2024-01-03"]


def zipped(**members):
    """A zip archive with the same bytes each time it is made."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            entry = zipfile.ZipInfo(name.replace("_csv", ".csv"), (2024, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)
    return buffer.getvalue()


KLINES = """\
1704067200000,201.5,204.0,200.5,203.25,12.5,1704070799999,2528.1,40,6.0,1213.5,0
1704070800000,203.25,205.0,203.0,204.75,8.25,1704074399999,1684.2,31,4.0,816.0,0
1704074400000,204.75,204.75,198.0,199.5,20.0,1704077999999,4021.6,77,9.5,1910.0,0
"""
add("binance_klines_ms_no_header.csv", "Binance klines: no header, 12 columns, milliseconds", KLINES,
    HOURS, [203.25, 204.75, 199.5], values={"volume": [12.5, 8.25, 20.0], "8": [2528.1, 1684.2, 4021.6]},
    header=False, zone="stated", delimiter=",")
add("binance_klines.zip", "the same as the vendor ships it, in a zip archive", zipped(TEST_1h_csv=KLINES),
    HOURS, [203.25, 204.75, 199.5], header=False, zone="stated")
add("binance_klines.csv.gz", "the same in gzip", gzip.compress(KLINES.encode(), mtime=0),
    HOURS, [203.25, 204.75, 199.5], header=False, zone="stated")
add("two_members.zip", "an archive of two files: which one is meant cannot be known",
    zipped(january_csv=KLINES, february_csv=KLINES), error=["january.csv", "february.csv"])
add("binance_klines_us_no_header.csv", "Binance klines since 2025: microseconds", """\
1735689600000000,51.5,52.0,51.0,51.75,3.5,1735693199999999,180.9,12,1.5,77.5,0
1735693200000000,51.75,53.5,51.5,53.25,4.0,1735696799999999,210.3,15,2.0,105.0,0
1735696800000000,53.25,53.25,52.5,52.5,1.25,1735700399999999,66.0,7,0.5,26.4,0
""", ["2025-01-01", "2025-01-01T01:00", "2025-01-01T02:00"], [51.75, 53.25, 52.5], header=False, zone="stated")
add("binance_klines_off_grid.csv", "one bar off the grid and a gap: facts of the data, no fault of the file", """\
1704067200000,10.5,11.0,10.0,10.75,2.0,1704068099999,21.5,3,1.0,10.7,0
1704068100000,10.75,11.5,10.75,11.25,1.0,1704068999999,11.2,2,0.5,5.6,0
1704069894789,11.25,11.5,11.0,11.5,1.5,1704070799999,17.0,4,0.5,5.7,0
""", ["2024-01-01", "2024-01-01T00:15", "2024-01-01T00:44:54.789"], [10.75, 11.25, 11.5], header=False)
add("binance_futures_klines.csv", "Binance futures klines: with a header", """\
open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore
1704067200000,70.5,71.0,70.0,70.75,100,1704070799999,7060.0,50,40,2824.0,0
1704070800000,70.75,72.0,70.5,71.5,120,1704074399999,8556.0,61,70,4991.0,0
1704074400000,71.5,71.75,71.25,71.25,80,1704077999999,5720.0,44,30,2145.0,0
""", HOURS, [70.75, 71.5, 71.25], values={"quote-volume": [7060.0, 8556.0, 5720.0]}, header=True, zone="stated",
    columns={"timestamp": "open_time", "close": "close", "volume": "volume", "quote-volume": "quote_volume"})
add("binance_premium_index.csv", "premium index klines: the numbers are no prices, one is negative", """\
open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore
1704067200000,0.0002,0.0004,0.0001,0.0003,0,1704070799999,0,12,0,0,0
1704070800000,0.0003,0.0003,-0.0002,-0.0001,0,1704074399999,0,12,0,0,0
""", error=["low|close", "-0.0002|-0.0001"])
add("binance_funding.csv", "Binance funding archive", """\
calc_time,funding_interval_hours,last_funding_rate
1704067200000,8,0.00010000
1704096000004,8,-0.00025000
1704124800000,8,0.00031000
""", ["2024-01-01", "2024-01-01T08:00:00.004", "2024-01-01T16:00"], call="table",
    values={"funding": [0.0001, -0.00025, 0.00031]}, zone="stated",
    columns={"timestamp": "calc_time", "funding": "last_funding_rate"})
FUNDING = """\
"Time","Contracts","Funding Interval","Funding Rate"
"2024-01-02 00:00:00","TEST Perpetual","8h","0.012500%"
"2024-01-01 16:00:00","TEST Perpetual","8h","-0.007500%"
"2024-01-01 08:00:00","TEST Perpetual","8h","0.010000%"
"""
add("binance_funding_web_export.csv", "the website's export: BOM, all quoted, percent, newest first, zone unsaid",
    "\ufeff" + FUNDING, ["2024-01-01T08:00", "2024-01-01T16:00", "2024-01-02"], call="table",
    values={"funding": [0.0001, -0.000075, 0.000125]}, zone="assumed", order="newest first")
add("binance_funding_web_export.csv", "the same in the zone that it was downloaded in", None,
    ["2024-01-01", "2024-01-01T08:00", "2024-01-01T16:00"], call="table", options={"zone": "+08:00"},
    values={"funding": [0.0001, -0.000075, 0.000125]}, zone="given")
add("binance_funding_web_export.csv", "as bars: it has no price", None, error=["close|price"])
add("funding_with_symbol.csv", "funding rates with a symbol and a zone", """\
fundingTime,fundingRate,symbol
2024-01-01 00:00:00+00:00,0.0001,TESTUSDT
2024-01-01 08:00:00+00:00,-0.0002,TESTUSDT
2024-01-01 16:00:00+00:00,7.5e-05,TESTUSDT
""", ["2024-01-01", "2024-01-01T08:00", "2024-01-01T16:00"], call="table", values={"funding": [0.0001, -0.0002, 7.5e-5]},
    zone="stated", columns={"timestamp": "fundingTime", "funding": "fundingRate", "symbol": "symbol"})
OPEN_INTEREST = """\
create_time,symbol,sum_open_interest,sum_open_interest_value,count_long_short_ratio
2024-01-01 00:05:00,TESTUSDT,1200.5000,60025.0000,0.91
2024-01-01 00:10:00,TESTUSDT,1210.0000,60500.0000,0.93
2024-01-02 00:00:00,TESTUSDT,1190.2500,59512.5000,1.02
"""
add("binance_metrics.csv", "open interest: no price", OPEN_INTEREST,
    ["2024-01-01T00:05", "2024-01-01T00:10", "2024-01-02"], call="table", zone="assumed",
    values={"sum_open_interest": [1200.5, 1210.0, 1190.25], "count_long_short_ratio": [0.91, 0.93, 1.02]})
add("binance_metrics.csv", "open interest read as bars", None, error=["close|price"])
add("offsets_across_summer_time.csv", "stamps whose offset changes: no hour is there twice", """\
open_time,open,high,low,close,volume,close_time,returns
2023-10-29 00:00:00+03:00,30.5,31.0,30.0,30.75,100.5,2023-10-29 00:59:59.999000+03:00,0.001
2023-10-29 01:00:00+03:00,30.75,31.0,30.5,31.0,90.25,2023-10-29 01:59:59.999000+03:00,0.008
2023-10-29 01:00:00+02:00,31.0,31.5,30.75,31.25,80.0,2023-10-29 01:59:59.999000+02:00,0.008
2023-10-29 02:00:00+02:00,31.25,31.25,31.0,31.0,70.0,2023-10-29 02:59:59.999000+02:00,-0.008
""", ["2023-10-28T21:00", "2023-10-28T22:00", "2023-10-28T23:00", "2023-10-29"], [30.75, 31.0, 31.25, 31.0],
    zone="stated", columns={"timestamp": "open_time", "close": "close", "volume": "volume"})
add("random_walk.csv", "stamps with microseconds that start at no full bar", """\
timestamp,open,high,low,close,volume,close_time,quote_asset_volume,number_of_trades
2024-12-01 08:29:53.899247,600.5,606.5,598.0,601.25,8.5,2024-12-02 08:29:53.899247,5110.6,85
2024-12-01 08:44:53.899247,601.25,618.5,599.5,614.5,16.0,2024-12-02 08:44:53.899247,9832.0,164
2024-12-01 08:59:53.899247,614.5,623.0,602.5,614.75,11.25,2024-12-02 08:59:53.899247,6915.9,113
""", ["2024-12-01T08:29:53.899247", "2024-12-01T08:44:53.899247", "2024-12-01T08:59:53.899247"], [601.25, 614.5, 614.75],
    values={"quote-volume": [5110.6, 9832.0, 6915.9]}, zone="assumed")
add("bitstamp_text_and_unix.csv", "order open, close, volume, unix, high, low; unix proves that the text is UTC", """\
timestamp,open,close,volume,unix_timestamp,high,low
2024-01-01 12:35:00,10.5,10.75,0.5,1704112500,11.0,10.5
2024-01-01 12:40:00,10.75,10.75,0.0,1704112800,10.75,10.75
2024-01-01 12:45:00,10.75,10.25,1.5,1704113100,10.75,10.0
""", ["2024-01-01T12:35", "2024-01-01T12:40", "2024-01-01T12:45"], [10.75, 10.75, 10.25],
    values={"high": [11.0, 10.75, 10.75], "low": [10.5, 10.75, 10.0], "volume": [0.5, 0.0, 1.5]}, zone="stated")
CDD = "unix,date,symbol,open,high,low,close,Volume BTC,Volume USDT,tradecount\n"
add("cdd_mixed_units.csv", "CryptoDataDownload: milliseconds, then seconds; two ways of writing dates", CDD + """\
1596250800000,2020-08-01 03:00:00,BTC/USDT,500.5,505.0,500.0,504.0,10.5,5292.0,1200
1596247200000,2020-08-01 02:00:00,BTC/USDT,499.0,501.5,498.5,500.5,8.25,4129.0,1100
1596243600.0,2020-08-01 01-AM,BTC/USDT,497.5,499.5,497.0,499.0,7.5,3742.5,NULL
1596240000.0,2020-08-01 12-AM,BTC/USDT,498.0,498.5,496.0,497.5,6.0,2985.0,NULL
""", ["2020-08-01", "2020-08-01T01:00", "2020-08-01T02:00", "2020-08-01T03:00"], [497.5, 499.0, 500.5, 504.0],
    error=["unix|date"], order="newest first",
    columns={"close": "close", "volume": "Volume BTC", "quote-volume": "Volume USDT", "symbol": "symbol"})
add("cdd_conflicting_duplicates.csv", "one hour twice with other prices", CDD + """\
1605855600000,2020-11-20 07:00:00,BTC/USDT,180.5,181.0,180.0,180.75,11.5,2078.6,930
1605855600.0,2020-11-20 07-AM,BTC/USDT,180.25,181.25,180.0,181.0,11.25,2036.3,NULL
1605852000000,2020-11-20 06:00:00,BTC/USDT,179.5,180.75,179.25,180.5,9.5,1714.8,880
""", error=["2020-11-20|1605855600"])
add("cdd_unix_against_date.csv", "the two columns of time differ by four hours in one row", CDD + """\
1506456000,2017-09-26 20:00:00,BTC/USDT,39.5,39.75,39.0,39.25,5.5,215.9,12
1506452400,2017-09-26 19:00:00,BTC/USDT,39.25,39.5,39.0,39.5,4.0,158.0,10
1506448800,2017-09-26 14:00:00,BTC/USDT,39.0,39.5,38.75,39.25,4.5,176.6,11
""", error=["unix", "date"])
add("cdd_saved_by_excel.csv", "unix has lost its digits; the dates tell the time, month before day by the 28th",
    (CDD + """\
1.63279E+12,9/28/2021 0:00,BTC/USDT,421.5,423.0,420.0,422.75,10.5,4438.9,235
1.63278E+12,9/27/2021 23:00,BTC/USDT,431.5,432.0,421.0,421.5,26.75,11275.1,564
1.63278E+12,9/27/2021 22:00,BTC/USDT,430.5,431.5,429.75,431.5,11.5,4962.3,296
""").replace("\n", "\r\n"), ["2021-09-27T22:00", "2021-09-27T23:00", "2021-09-28"], [431.5, 421.5, 422.75],
    columns={"timestamp": "date", "close": "close"}, zone="assumed", order="newest first")
add("cdd_swapped_volumes.csv", "the two volumes change places in the older rows", """\
https://www.example.com
unix,date,symbol,open,high,low,close,Volume BTC,Volume USD
1602507600,2020-10-12 13:00:00,BTC/USD,113.5,114.0,113.0,113.75,20.5,2331.9
1602504000,2020-10-12 12:00:00,BTC/USD,113.0,113.75,112.75,113.5,18.25,2071.4
1602500400,2020-10-12 11:00:00,BTC/USD,112.5,113.5,112.25,113.0,2599.0,23.0
1602496800,2020-10-12 10:00:00,BTC/USD,112.75,113.0,112.0,112.5,1968.75,17.5
""", ["2020-10-12T10:00", "2020-10-12T11:00", "2020-10-12T12:00", "2020-10-12T13:00"], [112.5, 113.0, 113.5, 113.75],
    error=["volume"], zone="stated")
add("cdd_coinbase_am_pm.csv", "a comment with a comma, CRLF, 12-AM is midnight; the volume in dollars is named volume", """\
Timestamps are UTC timezone,https://www.example.com
date,symbol,open,high,low,close,volume_btc,volume
2019-10-17 12-PM,BTCUSD,805.0,805.75,802.0,803.5,6.0,4821.0
2019-10-17 01-AM,BTCUSD,797.5,807.0,797.5,805.0,37.5,30187.5
2019-10-17 12-AM,BTCUSD,796.0,798.5,796.0,797.5,12.25,9769.4
""".replace("\n", "\r\n"), ["2019-10-17", "2019-10-17T01:00", "2019-10-17T12:00"], [797.5, 805.0, 803.5],
    values={"volume": [12.25, 37.5, 6.0], "quote-volume": [9769.4, 30187.5, 4821.0]},
    columns={"volume": "volume_btc", "quote-volume": "volume"}, order="newest first")
add("cdd_current.csv", "CryptoDataDownload since 2022: the comment line padded with commas", """\
https://www.example.com,,,,,,,,,
Unix,Date,Symbol,Open,High,Low,Close,Volume ETH,Volume USDT,tradecount
1704153600000,2024-01-02,ETHUSDT,235.5,236.0,234.0,235.0,100.5,23617.5,900
1704067200000,2024-01-01,ETHUSDT,228.0,236.5,227.5,235.5,90.0,21195.0,850
""", ["2024-01-01", "2024-01-02"], [235.5, 235.0], columns={"volume": "Volume ETH", "quote-volume": "Volume USDT"})
add("kraken_no_header.csv", "Kraken's archive: seconds, then open, high, low, close, volume, trades", """\
1704067200,122.5,123.0,122.0,122.75,0.1,1
1704153600,122.75,123.9,122.5,123.5,3.9916,4
1704326400,123.5,123.5,121.0,121.5,2,3
""", ["2024-01-01", "2024-01-02", "2024-01-04"], [122.75, 123.5, 121.5], values={"volume": [0.1, 3.9916, 2.0]},
    header=False, zone="stated")
add("kraken_api.csv", "Kraken's API: vwap before volume", """\
time,open,high,low,close,vwap,volume,count
1704067200,122.5,123.0,122.0,122.75,122.6,0.5,12
1704070800,122.75,123.9,122.5,123.5,123.1,3.25,41
1704074400,123.5,123.5,121.0,121.5,122.2,2.0,33
""", HOURS, [122.75, 123.5, 121.5], values={"volume": [0.5, 3.25, 2.0]})
add("bitfinex.csv", "Bitfinex: open, close, high, low; milliseconds, newest first", """\
MTS,OPEN,CLOSE,HIGH,LOW,VOLUME
1704074400000,71.5,71.25,71.75,71.0,80.5
1704070800000,70.75,71.5,72.0,70.5,120.25
1704067200000,70.5,70.75,71.0,70.0,100.0
""", HOURS, [70.75, 71.5, 71.25], values={"high": [71.0, 72.0, 71.75]}, zone="stated", order="newest first",
    columns={"timestamp": "MTS", "close": "CLOSE"})
add("bitfinex_no_header.csv", "the same without a header: as open, high, low, close the bars are impossible", """\
1704067200000,70.5,70.75,71.0,70.0,100.0
1704070800000,70.75,71.5,72.0,70.5,120.25
1704074400000,71.5,71.25,71.75,71.0,80.5
""", HOURS, [70.75, 71.5, 71.25], error=["column|header|order|high|low"], header=False)
add("coinbase_api.csv", "Coinbase's API: time, low, high, open, close, volume", """\
time,low,high,open,close,volume
1704074400,71.0,71.75,71.5,71.25,80.5
1704070800,70.5,72.0,70.75,71.5,120.25
1704067200,70.0,71.0,70.5,70.75,100.0
""", HOURS, [70.75, 71.5, 71.25], values={"open": [70.5, 70.75, 71.5], "low": [70.0, 70.5, 71.0]}, order="newest first")
add("coinbase_api_no_header.csv", "the same without a header", """\
1704074400,71.0,71.75,71.5,71.25,80.5
1704070800,70.5,72.0,70.75,71.5,120.25
1704067200,70.0,71.0,70.5,70.75,100.0
""", HOURS, [70.75, 71.5, 71.25], error=["column|header|order|high|low"], header=False)
add("gate_io_no_header.csv", "Gate.io: time, volume, close, high, low, open", """\
1704067200,100.0,70.75,71.0,70.0,70.5
1704070800,120.25,71.5,72.0,70.5,70.75
1704074400,80.5,71.25,71.75,71.0,71.5
""", HOURS, [70.75, 71.5, 71.25], error=["column|header|order|high|low"], header=False)
add("okx.csv", "OKX: one-letter names, milliseconds, newest first", """\
ts,o,h,l,c,vol,volCcy,volCcyQuote,confirm
1704074400000,71.5,71.75,71.0,71.25,805,80.5,5745.7,1
1704070800000,70.75,72.0,70.5,71.5,1202,120.2,8557.0,1
1704067200000,70.5,71.0,70.0,70.75,1000,100.0,7065.0,1
""", HOURS, [70.75, 71.5, 71.25], columns={"timestamp": "ts", "close": "c", "high": "h"}, order="newest first")
add("polygon.csv", "Polygon.io: one-letter names, time in the seventh column", """\
v,vw,o,c,h,l,t,n
1000,70.6,70.5,70.75,71.0,70.0,1704067200000,12
1202,71.2,70.75,71.5,72.0,70.5,1704070800000,15
805,71.4,71.5,71.25,71.75,71.0,1704074400000,9
""", HOURS, [70.75, 71.5, 71.25], columns={"timestamp": "t", "close": "c", "volume": "v"})
add("bybit.csv", "Bybit", """\
startTime,openPrice,highPrice,lowPrice,closePrice,volume,turnover
1704067200000,70.5,71.0,70.0,70.75,100.0,7065.0
1704070800000,70.75,72.0,70.5,71.5,120.25,8560.5
1704074400000,71.5,71.75,71.0,71.25,80.5,5745.7
""", HOURS, [70.75, 71.5, 71.25], columns={"timestamp": "startTime", "quote-volume": "turnover"})
add("bitmex.csv", "BitMEX", """\
timestamp,symbol,open,high,low,close,trades,volume,vwap,lastSize,turnover,homeNotional,foreignNotional
2024-01-01T00:00:00.000Z,XBTUSD,70.5,71.0,70.0,70.75,100,7065,70.6,50,9990000,99.9,7065
2024-01-01T01:00:00.000Z,XBTUSD,70.75,72.0,70.5,71.5,120,8556,71.2,10,11970000,119.7,8556
2024-01-01T02:00:00.000Z,XBTUSD,71.5,71.75,71.0,71.25,90,5740,71.4,25,8060000,80.6,5740
""", HOURS, [70.75, 71.5, 71.25], zone="stated", values={"volume": [7065.0, 8556.0, 5740.0]})
add("deribit.csv", "Deribit: the time is named ticks", """\
ticks,open,high,low,close,volume,cost
1704067200000,70.5,71.0,70.0,70.75,100.0,7065.0
1704070800000,70.75,72.0,70.5,71.5,120.25,8560.5
1704074400000,71.5,71.75,71.0,71.25,80.5,5745.7
""", HOURS, [70.75, 71.5, 71.25], columns={"timestamp": "ticks"}, zone="stated")
add("deribit_dvol.csv", "implied volatility beside a price", """\
timestamp,close,dvol
1704067200000,70.75,55.25
1704070800000,71.5,56.0
1704074400000,71.25,54.75
""", HOURS, [70.75, 71.5, 71.25], values={"implied-volatility": [55.25, 56.0, 54.75]}, columns={"implied-volatility": "dvol"})
add("kucoin.csv", "KuCoin: open, close, high, low; seconds", """\
time,open,close,high,low,volume,turnover
1704074400,71.5,71.25,71.75,71.0,80.5,5745.7
1704070800,70.75,71.5,72.0,70.5,120.25,8560.5
1704067200,70.5,70.75,71.0,70.0,100.0,7065.0
""", HOURS, [70.75, 71.5, 71.25], values={"volume": [100.0, 120.25, 80.5], "quote-volume": [7065.0, 8560.5, 5745.7]})
add("htx.csv", "HTX: id is the time in seconds, amount the coins, vol the money", """\
id,open,close,low,high,amount,vol,count
1704067200,70.5,70.75,70.0,71.0,100.0,7065.0,12
1704070800,70.75,71.5,70.5,72.0,120.25,8560.5,15
1704074400,71.5,71.25,71.0,71.75,80.5,5745.7,9
""", HOURS, [70.75, 71.5, 71.25], error=["id|timestamp|volume"], columns={"timestamp": "id", "volume": "amount"})
KAGGLE = """\
Timestamp,Open,High,Low,Close,Volume_(BTC),Volume_(Currency),Weighted_Price
1704067200,4.5,4.5,4.5,4.5,0.5,2.25,4.5
1704067260,NaN,NaN,NaN,NaN,NaN,NaN,NaN
1704067320,4.5,4.75,4.5,4.75,1.5,7.0,4.6667
"""
add("bitstamp_kaggle.csv", "minutes without a trade are NaN", KAGGLE, error=["NaN|missing"])
add("bitstamp_kaggle.csv", "the same, rows without a value left out", None,
    ["2024-01-01", "2024-01-01T00:02"], [4.5, 4.75], options={"missing": "skip-row"}, values={"volume": [0.5, 1.5]},
    columns={"volume": "Volume_(BTC)", "quote-volume": "Volume_(Currency)"})
add("cryptocompare.csv", "CryptoCompare: volumefrom in coins, volumeto in money", """\
time,high,low,open,volumefrom,volumeto,close,conversionType,conversionSymbol
1704067200,71.0,70.0,70.5,100.0,7065.0,70.75,direct,
1704153600,72.0,70.5,70.75,120.25,8560.5,71.5,direct,
1704240000,71.75,71.0,71.5,80.5,5745.7,71.25,direct,
""", DAYS, [70.75, 71.5, 71.25], columns={"volume": "volumefrom", "quote-volume": "volumeto"})
add("coinmarketcap_old.csv", "semicolons, $ and thousands commas without quotes, Open* and Close**, CRLF", """\
Date;Open*;High;Low;Close**;Volume;Market Cap
Jan 03, 2024;$42,280.50;$42,500.25;$41,900.00;$42,100.75;$18,234,064,430;$845,122,403,460
Jan 02, 2024;$44,100.00;$45,900.50;$42,100.00;$42,280.50;$39,335,274,536;$865,795,097,689
Jan 01, 2024;$42,250.25;$44,200.00;$42,150.75;$44,100.00;$18,426,978,443;$833,000,000,000
""".replace("\n", "\r\n"), DAYS, [44100.0, 42280.5, 42100.75], delimiter=";", order="newest first",
    columns={"close": "Close**", "open": "Open*"}, values={"volume": [18426978443.0, 39335274536.0, 18234064430.0]})
add("coinmarketcap_new.csv", "CoinMarketCap today: four times before the prices, BOM", "\ufeff" + """\
timeOpen;timeClose;timeHigh;timeLow;name;open;high;low;close;volume;marketCap;circulatingSupply;timestamp
"2024-01-02T00:00:00.000Z";"2024-01-02T23:59:59.999Z";"2024-01-02T15:53:00.000Z";"2024-01-02T00:34:00.000Z";"2781";44100.5;45900.25;42100.75;42280.5;39335274536.25;865795097689;19587000;"2024-01-02T23:59:59.999Z"
"2024-01-01T00:00:00.000Z";"2024-01-01T23:59:59.999Z";"2024-01-01T21:10:00.000Z";"2024-01-01T03:01:00.000Z";"2781";42250.25;44200.0;42150.75;44100.5;18426978443.5;833000000000;19586000;"2024-01-01T23:59:59.999Z"
""", ["2024-01-01", "2024-01-02"], [44100.5, 42280.5], columns={"timestamp": "timeOpen", "close": "close"},
    delimiter=";", zone="stated", order="newest first")
add("coingecko.csv", "CoinGecko: a price only, times end in UTC", """\
snapped_at,price,market_cap,total_volume
2024-01-01 00:00:00 UTC,422.65,8275000.5,0
2024-01-02 00:00:00 UTC,441.5,8650000.0,0.0
2024-01-04 00:05:18 UTC,428.75,8400000.25,23650.25
""", ["2024-01-01", "2024-01-02", "2024-01-04T00:05:18"], [422.65, 441.5, 428.75], zone="stated",
    columns={"timestamp": "snapped_at", "close": "price"})
add("glassnode.csv", "Glassnode: t and v", """\
t,v
1704067200,1250.5
1704153600,-300.25
1704240000,75.0
""", DAYS, call="table", values={"v": [1250.5, -300.25, 75.0]}, zone="stated")
add("glassnode_download.csv", "Glassnode, the website's download", """\
timestamp,value
2024-01-01T00:00:00Z,1250.5
2024-01-02T00:00:00Z,-300.25
2024-01-03T00:00:00Z,75.0
""", DAYS, call="table", values={"value": [1250.5, -300.25, 75.0]}, zone="stated")
add("coinmetrics_api.csv", "Coin Metrics: nanoseconds in the text, flows beside the price", """\
asset,time,FlowInExNtv,FlowOutExNtv,PriceUSD
btc,2024-01-01T00:00:00.000000000Z,1500.5,1400.25,440.5
btc,2024-01-02T00:00:00.000000000Z,2500.0,2600.75,448.25
btc,2024-01-03T00:00:00.000000000Z,3100.25,2900.5,428.75
""", DAYS, [440.5, 448.25, 428.75], zone="stated",
    values={"inflow": [1500.5, 2500.0, 3100.25], "outflow": [1400.25, 2600.75, 2900.5]},
    columns={"inflow": "FlowInExNtv", "outflow": "FlowOutExNtv", "symbol": "asset", "close": "PriceUSD"})
COIN_METRICS = """\
asset,time,PriceUSD
btc,2024-01-01T00:00:00.000000000Z,440.5
btc,2024-01-02T00:00:00.000000000Z,448.25
eth,2024-01-01T00:00:00.000000000Z,23.5
eth,2024-01-02T00:00:00.000000000Z,23.75
"""
add("coinmetrics_api_two_assets.csv", "two assets below each other", COIN_METRICS, error=["btc", "eth"],
    symbols=["btc", "eth"])
add("coinmetrics_api_two_assets.csv", "the second of them", None, ["2024-01-01", "2024-01-02"], [23.5, 23.75],
    options={"symbol": "eth"})
add("coinmetrics_charts_utf16.tsv", "Coin Metrics charts: UTF-16, tabs, exponents; withdrawals and deposits", ("\ufeff" + """\
"Time"\t"BTC / Active Addr Cnt"\t"BTC / Miner Revenue per Hash (USD)"\t"BTC / Exchange Withdrawals (USD)"\t"BTC / Exchange Deposits (USD)"
"2024-01-01"\t806018\t9.5e-7\t1274.5\t1220.25
"2024-01-02"\t817313\t9.25e-7\t630.25\t598.5
""").encode("utf-16-le"), ["2024-01-01", "2024-01-02"], call="table", delimiter="\t",
    values={"inflow": [1220.25, 598.5], "outflow": [1274.5, 630.25], "BTC / Miner Revenue per Hash (USD)": [9.5e-7, 9.25e-7]})
add("tradingview.csv", "TradingView: an offset, three columns of one name, other scripts, no newline at the end", """\
time,open,high,low,close,Plot,Plot,Plot,A组1,Volume
2024-01-22T08:00:00+09:00,41.5,42.0,41.25,41.75,41.7,41.6,42.4,42.1,630.5
2024-01-22T09:00:00+09:00,41.75,41.75,41.0,41.25,41.6,41.5,42.3,42.0,978.25
2024-01-22T10:00:00+09:00,41.25,41.5,41.0,41.5,41.5,41.4,42.2,41.9,791.0""",
    ["2024-01-21T23:00", "2024-01-22", "2024-01-22T01:00"], [41.75, 41.25, 41.5], zone="stated",
    values={"Plot.1": [41.7, 41.6, 41.5], "Plot.3": [42.4, 42.3, 42.2], "volume": [630.5, 978.25, 791.0]})
WIDE = """\
,BTC:open,BTC:high,BTC:low,BTC:close,BTC:volume,ETH:open,ETH:high,ETH:low,ETH:close,ETH:volume
2024-01-01,363.5,381.25,360.5,376.25,86.5,,,,,
2024-01-02,376.25,386.5,372.25,376.75,72.25,23.5,24.0,23.25,23.75,100.5
2024-01-03,376.75,382.25,373.0,373.25,30.0,23.75,24.5,23.5,24.25,90.0
"""
add("wide_two_assets.csv", "assets side by side, one listed later", WIDE, error=["BTC", "ETH"], symbols=["BTC", "ETH"])
add("wide_two_assets.csv", "the one that was listed later", None, ["2024-01-02", "2024-01-03"], [23.75, 24.25],
    options={"symbol": "ETH"}, values={"volume": [100.5, 90.0]})
add("wide_two_assets.csv", "the other one", None, DAYS, [376.25, 376.75, 373.25], options={"symbol": "BTC"})
